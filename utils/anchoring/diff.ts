import { foldText } from './fold.ts';
import type { DiffPart } from './types.ts';

/** One word, number or mark of a text, with the white space behind it. */
export interface Token {
  text: string;
  /** What it is compared by. */
  key: string;
  /** Offset in the text it was split from. */
  at: number;
}

/** Two texts aligned token by token; a step takes from both (`same`) or from one. */
export interface Step {
  kind: DiffPart['kind'];
  token: Token;
}

const TOKENS =
  /(?:[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\ufaff]|[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]+(?:['\u2019.,][\p{L}\p{N}]+)*|\S)\s*/gu;

/** More cells than this are not aligned: the differing middle is then shown as replaced. */
const MAX_CELLS = 4_000_000;

/** Splits a text for comparison. With `matchCase`, "us" and "US" are two words. */
export function tokensOf(text: string, matchCase = false): Token[] {
  return Array.from(text.matchAll(TOKENS), (match) => {
    const word = match[0].trimEnd();
    return { text: match[0], key: matchCase ? word : foldText(word), at: match.index };
  }).filter(({ key }) => key !== '');
}

/** Aligns two token lists by their longest common subsequence. */
export function align(before: readonly Token[], after: readonly Token[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head]?.key === after[head]?.key) {
    head += 1;
  }
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail]?.key === after[after.length - 1 - tail]?.key
  ) {
    tail += 1;
  }
  const same = (token: Token): Step => ({ kind: 'same', token });
  return [
    ...after.slice(0, head).map(same),
    ...alignMiddle(
      before.slice(head, before.length - tail),
      after.slice(head, after.length - tail),
    ),
    ...after.slice(after.length - tail).map(same),
  ];
}

function alignMiddle(before: readonly Token[], after: readonly Token[]): Step[] {
  const rows = before.length;
  const columns = after.length;
  if (rows * columns > MAX_CELLS) return [...removedAll(before), ...addedAll(after)];
  // Lengths of the longest common subsequence of the suffixes.
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] as number;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        before[row]?.key === after[column]?.key
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const steps: Step[] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const old = before[row] as Token;
    const now = after[column] as Token;
    if (old.key === now.key) {
      steps.push({ kind: 'same', token: now });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      steps.push({ kind: 'removed', token: old });
      row += 1;
    } else {
      steps.push({ kind: 'added', token: now });
      column += 1;
    }
  }
  return [...steps, ...removedAll(before.slice(row)), ...addedAll(after.slice(column))];
}

const removedAll = (tokens: readonly Token[]): Step[] =>
  tokens.map((token) => ({ kind: 'removed', token }));
const addedAll = (tokens: readonly Token[]): Step[] =>
  tokens.map((token) => ({ kind: 'added', token }));

/** Joins steps of a kind into runs; within a change, what was removed comes before what was added. */
export function partsOf(steps: readonly Step[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') parts.push({ kind: 'removed', text: removed });
    if (added !== '') parts.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, token } of steps) {
    if (kind === 'removed') removed += token.text;
    else if (kind === 'added') added += token.text;
    else {
      flush();
      const last = parts.at(-1);
      if (last?.kind === 'same') last.text += token.text;
      else parts.push({ kind: 'same', text: token.text });
    }
  }
  flush();
  return parts;
}

/** The words that differ between a saved quote and what the page says now. */
export function diffWords(before: string, after: string, matchCase = false): DiffPart[] {
  return partsOf(align(tokensOf(before, matchCase), tokensOf(after, matchCase)));
}
