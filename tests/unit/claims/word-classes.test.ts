import { describe, expect, it } from 'vitest';
import {
  CLASSES,
  NOUN,
  PAST,
  usageOf,
  verbForms,
  withS,
} from '../../../utils/claims/word-classes.ts';

describe('forms of words', () => {
  it.each([
    ['plan', ['plan', 'plans', 'planning', 'planned']],
    ['make', ['make', 'makes', 'making', 'made']],
    ['try', ['try', 'tries', 'trying', 'tried']],
    ['agree', ['agree', 'agrees', 'agreeing', 'agreed']],
    ['tie', ['tie', 'ties', 'tying', 'tied']],
    ['overtake', ['overtake', 'overtakes', 'overtaking', 'overtook', 'overtaken']],
  ])('makes those of "%s"', (base, forms) => {
    expect(verbForms(base).map(([form]) => form)).toEqual(expect.arrayContaining(forms));
  });

  it('makes plurals', () => {
    expect(['company', 'chip', 'loss'].map(withS)).toEqual(['companies', 'chips', 'losses']);
  });
});

describe('usageOf', () => {
  it('brings all forms of a word to one base, in both spellings', () => {
    expect(usageOf('overtook')?.hash).toBe(usageOf('overtaking')?.hash);
    expect(usageOf('summarized')?.hash).toBe(usageOf('summarise')?.hash);
  });

  it('keeps the uses of a form apart', () => {
    expect((usageOf('banned')?.uses ?? 0) & PAST).toBeTruthy();
    expect((usageOf('banned')?.uses ?? 0) & NOUN).toBeFalsy();
    expect((usageOf('bans')?.uses ?? 0) & NOUN).toBeTruthy();
  });

  it('names the classes of a word and leaves others alone', () => {
    expect(usageOf('catches')?.classes.map((place) => CLASSES[place])).toContain('verb catch');
    expect(usageOf('zeppelin')).toBeUndefined();
  });
});
