import { describe, expect, it } from 'vitest';
import { readSentence } from '../../../utils/claims/context.ts';
import { propositionOf } from '../../../utils/claims/proposition.ts';

/** Subject, verb and tense of the clause that carries the claim. */
function read(text: string) {
  const sentence = readSentence(text);
  const found = propositionOf(sentence);
  const words = (from: number, to: number) =>
    sentence.words
      .slice(from, to)
      .map((word) => word.text)
      .join(' ');
  return {
    ...found,
    subject: words(found.from, found.group),
    action: words(found.verb, found.verb + 1),
  };
}

describe('propositionOf', () => {
  it.each([
    ['China leads the world in robots.', 'China', 'leads', 'present'],
    ['The ministry banned the sale of chips.', 'The ministry', 'banned', 'past'],
    ['The start-up has caught up with its rivals.', 'The start up', 'caught', 'perfect'],
    ['The lab is building a cluster.', 'The lab', 'building', 'progressive'],
    ['The gap will close within a year.', 'The gap', 'close', 'will'],
    ['The model could replace clerks.', 'The model', 'replace', 'may'],
    ['The assistant can write code.', 'The assistant', 'write', 'can'],
    ['Beijing plans to double its output.', 'Beijing', 'plans', 'intends'],
    ['The rule is expected to fall.', 'The rule', 'expected', 'intends'],
  ])('%s', (text, subject, action, tense) => {
    expect(read(text)).toMatchObject({ subject, action, tense });
  });

  it('steps over the source to what is said', () => {
    expect(read('The analyst said that Huawei lags behind.')).toMatchObject({
      subject: 'Huawei',
      action: 'lags',
      attributed: true,
    });
  });

  it('steps over an opening clause that concedes', () => {
    expect(read('While America spends more, China trains more engineers.')).toMatchObject({
      subject: 'China',
      action: 'trains',
    });
  });

  it('steps over relative clauses', () => {
    expect(read('The chips that Huawei makes are slower.')).toMatchObject({
      subject: 'The chips that Huawei makes',
      action: 'slower',
    });
  });

  it('tells passives, negation and "be" as a link', () => {
    expect(read('OpenAI has been overtaken by Alibaba.')).toMatchObject({ passive: true });
    expect(read('China is not behind.')).toMatchObject({ negated: true, copula: true });
    expect(read('It’s a race.')).toMatchObject({ copula: true, tense: 'present' });
  });

  it('does without a verb, and without words', () => {
    expect(read('Photo: a cluster in Texas')).toMatchObject({ tense: 'none' });
    expect(read('')).toMatchObject({ tense: 'none', group: 0 });
  });
});
