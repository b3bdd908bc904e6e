import { describe, expect, it } from 'vitest';
import { createAttributeModel } from '../../../utils/claims/attribute-model.ts';
import { ATTRIBUTE_WEIGHTS } from '../../../utils/claims/attribute-weights.ts';
import { attributesOf } from '../../../utils/claims/attributes.ts';
import { readClosely } from '../../../utils/claims/close-reading.ts';
import { readSentence } from '../../../utils/claims/context.ts';
import { directionFrom, leaningOf, standpointOf } from '../../../utils/claims/direction.ts';
import { DIRECTIONS, type Tier } from '../../../utils/claims/types.ts';

const model = createAttributeModel(ATTRIBUTE_WEIGHTS);

function contextOf(text: string, previous = '', title = '') {
  return {
    ...readSentence(text),
    previous: previous ? [readSentence(previous)] : [],
    title: readSentence(title),
    date: '2026-03-01',
  };
}
const read = (text: string, tier: Tier = 'race', race = tier === 'race' ? 0.9 : 0.2) =>
  attributesOf(readClosely(contextOf(text)), race, model);

describe('type', () => {
  it.each([
    ['China will overtake the United States by 2030.', 'race', 'forecast'],
    ['Chinese models are narrowing the gap with American ones.', 'race', 'trend'],
    ['China lags behind the United States in chips.', 'race', 'standing'],
    ['Washington banned the export of advanced chips to China.', 'race', 'policy'],
    ['The start-up raised 300 million dollars.', 'wider', 'resource'],
    ['The chatbot can write code and translate texts.', 'wider', 'capability'],
    ['The curbs have forced Chinese firms to invent chips of their own.', 'race', 'impact'],
    ['Some call it a new cold war.', 'race', 'framing'],
  ] as const)('%s (%s): %s', (text, tier, type) => {
    expect(read(text, tier).type).toBe(type);
  });
});

describe('direction', () => {
  it.each([
    ['American labs have been overtaken by DeepSeek.', 'cn'],
    ['OpenAI has overtaken Alibaba.', 'us'],
    ['The United States keeps a narrow lead over China.', 'us'],
    ['Chinese models lag far behind American ones.', 'us'],
    ['China is not behind the United States.', 'parity'],
    ['Chinese labs are closing the gap with the United States.', 'closing'],
    ['The gap between America and China is widening.', 'widening'],
    ['China lacks advanced chips.', 'us'],
    ['America lacks electricity for its data centres.', 'cn'],
    ['Google has overtaken OpenAI.', 'other'],
    ['Washington banned the sale of chips to China.', 'none'],
  ])('%s: %s', (text, expected) => {
    expect(read(text).direction).toBe(expected);
  });

  it('treats both sides alike', () => {
    const us = 'OpenAI trails only DeepSeek in the ranking.';
    const cn = 'DeepSeek trails only OpenAI in the ranking.';
    expect([read(us).direction, read(cn).direction]).toEqual(['cn', 'us']);
  });

  it('of the wider tier is given where a claim may well be about the race, and none where not', () => {
    const text = 'China leads the United States in chips.';
    expect(read(text, 'wider', 0.3).direction).toBe('cn');
    expect(read(text, 'wider', 0.02).direction).toBe('none');
  });
});

describe('standpointOf', () => {
  it('looks in the sentence, then before it, then in the headline', () => {
    const side = (...texts: [string, string?, string?]) => standpointOf(contextOf(...texts));
    expect(side('Baidu leads.', 'OpenAI lags.')).toEqual({ side: 'cn', found: 'here' });
    expect(side('It leads.', 'OpenAI grows.')).toEqual({ side: 'us', found: 'pronoun' });
    expect(side('The company leads.', 'OpenAI grows.')).toEqual({ side: 'us', found: 'pronoun' });
    expect(side('Costs rise.', 'OpenAI grows.')).toEqual({ side: 'us', found: 'before' });
    expect(side('Costs rise.', '', 'How OpenAI grows')).toEqual({ side: 'us', found: 'headline' });
    expect(side('Costs rise.').found).toBe('nowhere');
  });

  it('takes the clause that carries the claim', () => {
    const { side } = standpointOf(contextOf('While America spends more, China builds faster.'));
    expect(side).toBe('cn');
  });
});

describe('leaningOf and directionFrom', () => {
  it('undo each other', () => {
    for (const direction of DIRECTIONS)
      for (const side of ['us', 'cn'] as const)
        expect(directionFrom(leaningOf(direction, side), side)).toBe(direction);
  });
});

describe('horizon', () => {
  it('is read with the rest', () => {
    expect(read('China will catch up within two years.').horizon?.text).toBe('within two years');
  });
});
