import { describe, expect, it } from 'vitest';
import {
  ALL_CAPS,
  CAPITAL,
  hashesOf,
  MAX_TOKENS,
  newTokens,
  POSSESSIVE,
  QUOTED,
  tokenise,
} from '../../../utils/claims/tokens.ts';

const read = (text: string) => {
  const tokens = newTokens();
  tokenise(text, 0, text.length, tokens);
  return Array.from({ length: tokens.count }, (_, i) => ({
    word: text.slice(tokens.start[i], tokens.end[i]),
    flags: tokens.flags[i] as number,
  }));
};
const same = (a: string, b: string) => expect(hashesOf(a)).toEqual(hashesOf(b));
const different = (a: string, b: string) => expect(hashesOf(a)).not.toEqual(hashesOf(b));

describe('tokenise', () => {
  it('folds the forms of a word', () => {
    same('leads', 'leading');
    same('compete', 'competing');
    same('lag', 'lagging');
    same('companies', 'company');
    same('controlled', 'controls');
    different('lead', 'leader');
    different('process', 'proceed');
  });

  it('reads dotted abbreviations, hidden characters and curly marks as the plain word', () => {
    same('A.I.', 'AI');
    same('U.S.', 'US');
    same('ch\u00adips', 'chips');
    same('chi\u200bps', 'chips');
    same('don’t', "don't");
    same('open-weight', 'open weight');
    same('CHINA', 'China');
  });

  it('tells AI and US in capitals from the small words', () => {
    different('US', 'us');
    different('AI', 'ai');
  });

  it('marks capitals, possessives and quotations', () => {
    const [china, lead, is, real] = read('China’s lead “is” REAL');
    expect(china).toMatchObject({ word: 'China’s' });
    expect((china?.flags ?? 0) & CAPITAL).toBeTruthy();
    expect((china?.flags ?? 0) & POSSESSIVE).toBeTruthy();
    expect((lead?.flags ?? 0) & QUOTED).toBeFalsy();
    expect((is?.flags ?? 0) & QUOTED).toBeTruthy();
    expect((real?.flags ?? 0) & ALL_CAPS).toBeTruthy();
  });

  it('takes figures of one kind for the same', () => {
    same('1,000', '27.5');
    same('2027', '2031');
    different('2027', '1995');
    different('2027', '27');
  });

  it('stops at the longest sentence it reads', () => {
    expect(read('chip '.repeat(3 * MAX_TOKENS))).toHaveLength(MAX_TOKENS);
  });
});
