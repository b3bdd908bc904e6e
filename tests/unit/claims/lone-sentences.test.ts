import { describe, expect, it } from 'vitest';
import { parseSentences, readSentences } from '../../../scripts/training/sentences.ts';

describe('parseSentences', () => {
  it('reads race sentences with their direction, wider ones without', () => {
    expect(parseSentences('trend\tcn\tChina gains ground.\n', 'race', 'x')).toEqual([
      { tier: 'race', type: 'trend', direction: 'cn', text: 'China gains ground.' },
    ]);
    expect(parseSentences('impact\tIt saves time.', 'wider', 'x')).toEqual([
      { tier: 'wider', type: 'impact', direction: 'none', text: 'It saves time.' },
    ]);
  });

  it.each([
    ['guess\tcn\tA text.', 'race'],
    ['trend\tup\tA text.', 'race'],
    ['trend\tcn', 'race'],
    ['trend\tcn\tA text.\tmore', 'race'],
    ['impact\tcn\tA text.', 'wider'],
  ] as const)('names the line that is wrong: %s', (line, tier) => {
    expect(() => parseSentences(`\n${line}`, tier, 'some.tsv')).toThrow(/some\.tsv:2/);
  });
});

describe('readSentences', () => {
  it('holds every type in both tiers, and no sentence twice', () => {
    const sentences = readSentences();
    expect(new Set(sentences.map(({ tier, type }) => `${tier} ${type}`)).size).toBe(16);
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
  });
});
