import { BEFORE_GRANT, CONCEDES, GRANTS, grammarOf, TURN } from './grammar.ts';
import type { Cut, Spelling } from './words.ts';

/** Comma, semicolon, dashes. */
const isPause = (code: number): boolean =>
  code === 0x2c || code === 0x3b || code === 0x2014 || code === 0x2013;

/** Straight and curly, double. */
const isQuote = (code: number): boolean => code === 0x22 || code === 0x201c || code === 0x201d;

/** Whether something like it stands between the word at `at` and the one before it. */
function standsBefore(
  text: string,
  { starts, ends }: Cut,
  at: number,
  is: (code: number) => boolean,
): boolean {
  const to = starts[at] as number;
  for (let i = ends[at - 1] as number; i < to; i++) if (is(text.charCodeAt(i))) return true;
  return false;
}

const pausesBefore = (text: string, cut: Cut, at: number): boolean =>
  standsBefore(text, cut, at, isPause);

/**
 * Index of the first word of the clause that carries the claim: after a turn ("…, but China …"), and past an
 * opening clause that only concedes ("While America …, China …", also after "that"). `cut`: the words of a sentence
 * in `text`; `grammar`: bits of what any of them does.
 */
export function mainClause(text: string, cut: Cut, grammar: number): number {
  const { words, count } = cut;
  if (count === 0) return 0;
  const opening = grammarOf(words[0] as Spelling);
  if (((grammar & (TURN | GRANTS)) | (opening & CONCEDES)) === 0) return 0;
  let concedes = -1;
  for (let at = 0; at < count; at++) {
    const bits = grammarOf(words[at] as Spelling);
    if (bits & TURN && at > 1 && pausesBefore(text, cut, at)) return at;
    if (concedes < 0 && opensConcession(cut, at, bits)) concedes = at;
  }
  if (concedes < 0) return 0;
  for (let at = concedes + 3; at < count; at++) {
    if (!pausesBefore(text, cut, at)) continue;
    // Who says it follows the quotation that it closes: '"On chips we trail," he said'.
    return standsBefore(text, cut, at, isQuote) && concedes === 0 ? 0 : at;
  }
  return 0;
}

function opensConcession({ words, count }: Cut, at: number, bits: number): boolean {
  if (at === 0) return (bits & CONCEDES) !== 0;
  if ((bits & GRANTS) === 0 || at >= count / 2) return false;
  return (grammarOf(words[at - 1] as Spelling) & BEFORE_GRANT) !== 0;
}
