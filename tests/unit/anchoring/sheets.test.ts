import { describe, expect, it } from 'vitest';
import { LOOKS, rulesFor } from '../../../utils/anchoring/palette.ts';
import { pensFor } from '../../../utils/anchoring/pens.ts';
import { drawsHighlights, insertedSheets } from '../../../utils/anchoring/sheets.ts';

const GROUND = { background: [255, 255, 255, 1], text: [0, 0, 0, 1] } as const;
const rules = (...selectors: string[]) =>
  rulesFor(
    selectors,
    structuredClone(GROUND) as never,
    (look) => `racemark-${look}`,
    pensFor('standard', 'medium'),
  );

describe('sheets that the background inserts', () => {
  const sent: [css: string, before: string][] = [];
  let isHeard = true;
  const sheet = insertedSheets(async (...change) => {
    sent.push(change);
    if (!isHeard) throw new Error('nobody there');
  })(null as never);

  it('are put in place of what was inserted before, once', () => {
    sheet.replace('one');
    sheet.replace('one');
    sheet.replace('two');
    expect(sent.splice(0)).toEqual([
      ['one', ''],
      ['two', 'one'],
    ]);
    expect(sheet.repair()).toBe(false);
  });

  it('are asked for again while nobody hears it', async () => {
    isHeard = false;
    sheet.replace('three');
    await Promise.resolve();
    await Promise.resolve();
    isHeard = true;
    expect(sheet.repair()).toBe(true);
    expect(sent.splice(0)).toEqual([
      ['three', 'two'],
      ['three', 'two'],
    ]);
    expect(sheet.repair()).toBe(false);
  });

  it('are taken out again', () => {
    sheet.remove();
    expect(sent.splice(0)).toEqual([['', 'three']]);
  });
});

describe('what the background inserts for a page', () => {
  it.each([
    ['nothing', ''],
    ['rules for plain blocks', rules('p', 'p *')],
    ['rules for blocks in blocks', `${rules('article>p', 'div.story>p')}\n${rules('main>li')}`],
    [
      'rules for classes with signs of their own',
      rules('div.w-\\[calc\\(1\\,2\\)\\]>p', 'div.a\\{b>p', 'div.a\\\\>p', 'x-text.文>p *'),
    ],
  ])('may be %s', (_, css) => {
    expect(drawsHighlights(css)).toBe(true);
  });

  it('covers every look', () => {
    for (const look of LOOKS) expect(rules('p')).toContain(`racemark-${look}`);
  });

  it.each([
    ['rules for anything else', 'p{color:red}'],
    ['highlights of the page', 'p::highlight(search){color:red}'],
    ['one selector among ours', 'p::highlight(racemark-race),input{color:red}'],
    ['something loaded', 'p::highlight(racemark-race){background-image:url(//x.example/a)}'],
    ['something loaded, spelt otherwise', 'p::highlight(racemark-race){color:\\75rl(//x.example)}'],
    ['another sheet', '@import "//x.example/a.css";'],
    [
      'another condition',
      '@media screen{@supports (color:red){p::highlight(racemark-race){color:red}}}',
    ],
    ['a rule within a rule', 'p::highlight(racemark-race){input{color:red}}'],
    ['rules after too many ends', 'p::highlight(racemark-race){color:red}}input{color:red}'],
    ['a rule behind a comment', 'p::highlight(racemark-race){color:red}/*{*/input{color:red}'],
    [
      'another sheet before a rule',
      '@import "//x.example/a.css";p::highlight(racemark-race){color:red}',
    ],
    ['a name space', '@namespace a url(//x.example);p::highlight(racemark-race){color:red}'],
    [
      'a rule behind an escaped backslash',
      'p.a\\\\{display:none;q::highlight(racemark-race){color:red}}',
    ],
    ['a rule in a comment', 'p/*::highlight(racemark-race){*/,input::highlight(racemark-race){}'],
    ['a test of values', 'input[value^="a"]::highlight(racemark-race){color:red}'],
    ['a string', 'p::highlight(racemark-race){color:"}input{color:red}"}'],
  ])('may not be %s', (_, css) => {
    expect(drawsHighlights(css)).toBe(false);
  });
});
