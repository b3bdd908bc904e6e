import { describe, expect, it } from 'vitest';
import { readSentence } from '../../../utils/claims/context.ts';
import { SENTENCE_FEATURES } from '../../../utils/claims/features.ts';
import { relationsOf } from '../../../utils/claims/relation.ts';
import { leaningOf, TYPE_FEATURES, typeOf, typeValues } from '../../../utils/claims/type.ts';
import { CLAIM_TYPES, type Tier } from '../../../utils/claims/types.ts';

function valuesOf(text: string, tier: Tier = 'race', horizon = false) {
  const empty = readSentence('');
  const sentence = { ...readSentence(text), previous: [], title: empty, date: null };
  const values = new Uint8Array(SENTENCE_FEATURES.length);
  return typeValues({
    sentence,
    tier,
    values,
    before: null,
    horizon,
    relations: relationsOf(sentence),
  });
}

const differing = (a: Uint8Array, b: Uint8Array) =>
  [...a.keys()].filter((place) => a[place] !== b[place]).length;

describe('typeValues', () => {
  it('shows tier, horizon and words', () => {
    const plain = valuesOf('Nothing much.', 'wider');
    expect(differing(plain, valuesOf('Nothing much.', 'race'))).toBe(1);
    expect(differing(plain, valuesOf('Nothing much.', 'wider', true))).toBe(1);
    expect(differing(plain, valuesOf('Nothing will.', 'wider'))).toBe(2);
  });

  it('counts no further than three', () => {
    expect(Math.max(...valuesOf('will will will will will will'))).toBe(3);
  });
});

describe('typeOf and leaningOf', () => {
  const width = TYPE_FEATURES + 1;
  const weights = new Int8Array((CLAIM_TYPES.length + 1) * width);
  const row = new Uint8Array(TYPE_FEATURES);
  row[5] = 2;
  weights[3 * width + 5] = 10;
  weights[6 * width + TYPE_FEATURES] = 15;
  weights[CLAIM_TYPES.length * width + 5] = -4;

  it('takes the type with the highest sum of weights times values and constant', () => {
    expect(typeOf(row, weights)).toBe(CLAIM_TYPES[3]);
    expect(typeOf(new Uint8Array(TYPE_FEATURES), weights)).toBe(CLAIM_TYPES[6]);
  });

  it('reads the leaning after the types', () => {
    expect(leaningOf(row, weights)).toBe(-8);
  });
});
