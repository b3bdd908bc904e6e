import { describe, expect, it } from 'vitest';
import { caseMatters, isContent, isGuarded } from '../../../utils/anchoring/guarded.ts';

describe('isGuarded', () => {
  it.each([
    'not',
    'Never',
    "isn't",
    'isn’t',
    '5',
    '3.5',
    'seven',
    'billion',
    '%',
    'GW',
    'may',
    'must',
    'fewer',
    'ahead',
    'Kenya',
    'OPEC',
  ])('guards %j', (word) => {
    expect(isGuarded(word, false)).toBe(true);
  });

  it.each(['house', 'plans', 'quickly', 'über'])('leaves %j', (word) => {
    expect(isGuarded(word, false)).toBe(false);
  });

  it('knows that a sentence opens with a capital, and acronyms all the same', () => {
    expect(isGuarded('Plans', true)).toBe(false);
    expect(isGuarded('OPEC', true)).toBe(true);
  });
});

describe('isContent', () => {
  it('tells content from function words and marks', () => {
    expect(['the', 'railway', 'of', '.', '5'].map(isContent)).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('caseMatters', () => {
  it.each([
    ['They told us so.', 'They told US so.'],
    ['A 5 mW laser in use', 'A 5 MW laser in use'],
    ['We saw turkey today', 'We saw Turkey today'],
  ])('%j is not %j', (before, after) => {
    expect(caseMatters(before, after)).toBe(true);
  });

  it.each([
    ['Ports Reopen in May', 'ports reopen in may'],
    ['Ports Reopen in May', 'PORTS REOPEN IN MAY'],
    ['ports reopened. Trade rose for Ghana.', 'Ports reopened. Trade rose for Ghana.'],
    ['It rose. then Ghana fell', 'It rose. Then Ghana fell'],
  ])('%j may be %j', (before, after) => {
    expect(caseMatters(before, after)).toBe(false);
  });
});
