// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { createPainter } from '../../../utils/anchoring/painter.ts';
import type { Look } from '../../../utils/anchoring/palette.ts';
import { pensFor } from '../../../utils/anchoring/pens.ts';
import { adoptedSheets } from '../../../utils/anchoring/sheets.ts';
import { equip, rulesIn } from '../spotter/browser-fakes.ts';

let registry: Map<string, Set<Range>>;
beforeEach(() => {
  registry = equip(window as Window & typeof globalThis);
  document.adoptedStyleSheets = [];
  document.body.innerHTML =
    '<p>One claim <a href="/">with a link</a> here.</p><p>Two.</p><div class="pull x">Three.</div>';
});

const PENS = pensFor('standard', 'medium');

const rangeOver = (selector: string): Range => {
  const range = new Range();
  range.selectNodeContents(document.querySelector(selector) as Element);
  return range;
};
const marks = (...pairs: [Range, Look][]) => new Map(pairs);
const paintedAs = (look: Look) => [...(registry.get(`racemark-${look}`) ?? [])];
const painterOf = (inherits = true) => createPainter(document, { inherits, sheets: adoptedSheets });

describe('painting', () => {
  it('shows exactly what it is given, each under its look', () => {
    const painter = painterOf();
    const [one, two] = [rangeOver('p'), rangeOver('p + p')];
    painter.paint(marks([one, 'race'], [two, 'wider']), PENS);
    expect(paintedAs('race')).toEqual([one]);
    expect(paintedAs('wider')).toEqual([two]);
    painter.paint(marks([one, 'reviewed']), PENS);
    expect(paintedAs('race')).toEqual([]);
    expect(paintedAs('wider')).toEqual([]);
    expect(paintedAs('reviewed')).toEqual([one]);
  });

  it('writes rules for the blocks that hold claims, not for the elements within nor for every element', () => {
    painterOf().paint(marks([rangeOver('p a'), 'race'], [rangeOver('div'), 'wider']), PENS);
    const rules = rulesIn(document);
    expect(rules).toContain('p::highlight(racemark-race)');
    expect(rules).toContain('div.pull::highlight(racemark-wider)');
    expect(rules).not.toMatch(/[{,}]::highlight|(?:^|[{,}])a::highlight/);
    expect(rules).not.toContain(' *::highlight');
  });

  it('names the elements within where highlights do not inherit', () => {
    painterOf(false).paint(marks([rangeOver('p'), 'race']), PENS);
    expect(rulesIn(document)).toContain('p *::highlight(racemark-race)');
  });

  it('takes its colours from what lies behind the text, and again when that changes', () => {
    const painter = painterOf();
    document.body.setAttribute(
      'style',
      'background-color: rgb(255, 255, 255); color: rgb(0, 0, 0)',
    );
    painter.paint(marks([rangeOver('p'), 'wider']), PENS);
    const light = rulesIn(document);
    document.body.setAttribute(
      'style',
      'background-color: rgb(10, 60, 60); color: rgb(255, 255, 255)',
    );
    painter.recolour();
    expect(rulesIn(document)).not.toBe(light);
  });

  it('reads every ground, and draws in the colour of the text where it cannot tell them apart', () => {
    document.body.innerHTML =
      '<div class="story"><p>One.</p></div><div class="box" style="background-color: rgb(200, 110, 10)"><p>Two.</p></div>';
    painterOf().paint(marks([rangeOver('.story p'), 'race'], [rangeOver('.box p'), 'race']), PENS);
    const [light = '', orange = ''] = rulesIn(document).split('\n');
    expect(light).toContain('div.story>p::highlight');
    expect(orange).toContain('div.box>p::highlight');
    expect(/decoration:[^;]*/.exec(light)?.[0]).not.toBe(/decoration:[^;]*/.exec(orange)?.[0]);
    document.adoptedStyleSheets = [];
    document.body.innerHTML =
      '<div id="a"><p>One.</p></div><div id="b" style="background-color: rgb(0, 0, 80)"><p>Two.</p></div>';
    painterOf().paint(marks([rangeOver('#a p'), 'race'], [rangeOver('#b p'), 'race']), PENS);
    expect(rulesIn(document)).toMatch(
      /^@media screen\{div>p::highlight\(racemark-race\)\{text-decoration:underline solid 2px currentcolor/,
    );
  });

  it('takes other pens for everything that is painted', () => {
    const painter = painterOf();
    const painted = marks([rangeOver('p'), 'race']);
    painter.paint(painted, PENS);
    expect(rulesIn(document)).toContain('underline solid 2px');
    painter.paint(painted, pensFor('grey', 'strong'));
    expect(rulesIn(document)).toContain('underline solid 3px');
  });

  it('shows one claim above the others, whatever its own look', () => {
    const painter = painterOf();
    const range = rangeOver('p');
    painter.paint(marks([range, 'race']), PENS);
    painter.focus(range);
    expect(paintedAs('focused')).toEqual([range]);
    expect(paintedAs('race')).toEqual([range]);
    painter.focus(null);
    expect(paintedAs('focused')).toEqual([]);
  });

  it('reaches into open shadow trees', () => {
    const host = document.querySelector('div') as Element;
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p>In the shadow.</p>';
    const range = new Range();
    range.selectNodeContents(shadow.firstChild as Node);
    const painter = painterOf();
    painter.paint(marks([range, 'race']), PENS);
    expect(rulesIn(shadow)).toContain('p::highlight');
    expect([...painter.roots()]).toEqual([shadow]);
  });
});

describe('a registry shared with the page', () => {
  it('is repaired when the page empties it, and found whole otherwise', () => {
    const painter = painterOf();
    const range = rangeOver('p');
    painter.paint(marks([range, 'race']), PENS);
    expect(painter.repair()).toBe(false);
    registry.clear();
    document.adoptedStyleSheets = [];
    expect(painter.repair()).toBe(true);
    expect(paintedAs('race')).toEqual([range]);
    expect(rulesIn(document)).toContain('::highlight');
  });

  it('keeps what is not ours when we leave, another copy of us included', () => {
    const painter = painterOf();
    painter.paint(marks([rangeOver('p'), 'race'], [rangeOver('p + p'), 'wider']), PENS);
    const search = new Highlight() as unknown as Set<Range>;
    const successor = new Highlight() as unknown as Set<Range>;
    registry.set('search', search);
    registry.set('racemark-race', successor);
    painter.clear();
    expect([...registry]).toEqual([
      ['racemark-race', successor],
      ['search', search],
    ]);
    expect(document.adoptedStyleSheets).toEqual([]);
  });
});

describe('a browser without Custom Highlights', () => {
  it('is told apart, and nothing is painted', () => {
    Object.assign(window, { CSS: {} });
    const painter = painterOf();
    expect(painter.supported).toBe(false);
    painter.paint(marks([rangeOver('p'), 'race']), PENS);
    painter.focus(rangeOver('p'));
    expect(document.adoptedStyleSheets).toEqual([]);
  });
});
