import type { ReadSentence } from './context.ts';

/** Open a clause that concedes, dates or attributes; the claim follows its comma. */
const CONCEDES =
  /^(?:while|although|though|unlike|despite|whereas|even|as|if|when|once|after|since|compared|in|according|until|by|on|with)$/;
const TURNS = /^(?:but|yet)$/;

/**
 * Index of the first word of the clause that carries the claim: after a turn ("…, but China …"), and past an
 * opening clause that only concedes ("While America …, China …", also after "that").
 */
export function mainClause({ words, text }: ReadSentence): number {
  const offset = (words[0]?.start ?? 0) - Math.max(0, text.search(/[\p{L}\p{N}]/u));
  const pausesBefore = (at: number): boolean => {
    const from = (words[at - 1]?.end ?? 0) - offset;
    return /[,;—–]/.test(text.slice(from, (words[at]?.start ?? 0) - offset));
  };
  const turn = words.findIndex(({ lower }, at) => at > 1 && TURNS.test(lower) && pausesBefore(at));
  if (turn > 0) return turn;
  const concedes = words.findIndex(
    ({ lower }, at) =>
      (at === 0 && CONCEDES.test(lower)) ||
      (at > 0 &&
        at < words.length / 2 &&
        /^(?:while|although|though)$/.test(lower) &&
        /^(?:that|but|and)$/.test(words[at - 1]?.lower ?? '')),
  );
  if (concedes < 0) return 0;
  return Math.max(
    0,
    words.findIndex((_, at) => at > concedes + 2 && pausesBefore(at)),
  );
}
