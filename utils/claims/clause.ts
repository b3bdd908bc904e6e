import type { ReadSentence } from './context.ts';
import type { Word } from './words.ts';

/** Open a clause that concedes, dates or attributes; the claim follows its comma. */
const CONCEDES: ReadonlySet<string> = new Set(
  'while although though unlike despite whereas even as if when once after since compared in according until by on with'.split(
    ' ',
  ),
);
const GRANTS: ReadonlySet<string> = new Set(['while', 'although', 'though']);
const AFTER: ReadonlySet<string> = new Set(['that', 'but', 'and']);

const isTurn = (lower: string): boolean => lower === 'but' || lower === 'yet';

/** Comma, semicolon, dashes. */
const isPause = (code: number): boolean =>
  code === 0x2c || code === 0x3b || code === 0x2014 || code === 0x2013;

/**
 * Index of the first word of the clause that carries the claim: after a turn ("…, but China …"), and past an
 * opening clause that only concedes ("While America …, China …", also after "that").
 */
export function mainClause({ words, text }: ReadSentence): number {
  const offset = (words[0]?.start ?? 0) - Math.max(0, text.search(/[\p{L}\p{N}]/u));
  const pausesBefore = (at: number): boolean => {
    const to = (words[at]?.start ?? 0) - offset;
    for (let i = (words[at - 1]?.end ?? 0) - offset; i < to; i++)
      if (isPause(text.charCodeAt(i))) return true;
    return false;
  };
  let concedes = -1;
  for (let at = 0; at < words.length; at++) {
    const { lower } = words[at] as Word;
    if (at > 1 && isTurn(lower) && pausesBefore(at)) return at;
    if (concedes < 0 && opensConcession(words, at, lower)) concedes = at;
  }
  if (concedes < 0) return 0;
  for (let at = concedes + 3; at < words.length; at++) if (pausesBefore(at)) return at;
  return 0;
}

function opensConcession(words: readonly Word[], at: number, lower: string): boolean {
  if (at === 0) return CONCEDES.has(lower);
  return at < words.length / 2 && GRANTS.has(lower) && AFTER.has(words[at - 1]?.lower ?? '');
}
