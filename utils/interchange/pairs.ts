/** What was said about two claims together, written beside the claims of a file and read from there. */
import { type PairRecord, pairOf } from '../records.ts';
import { join, refuse, show, tooMany } from './errors.ts';
import { PairSchema } from './json/schema.ts';
import { LIMITS } from './limits.ts';
import type { Omission } from './plan.ts';
import type { Problems } from './problems.ts';

/** What tells pairs apart: their claims and who says it. */
export const pairKeyOf = ({ claims, reviewer }: Pick<PairRecord, 'claims' | 'reviewer'>): string =>
  JSON.stringify([...claims, reviewer]);

/** Those of some pairs whose claims both pass by. */
export class PairsWritten {
  readonly #pairs: readonly PairRecord[];
  readonly #wanted: ReadonlySet<string>;
  readonly #written = new Set<string>();

  constructor(pairs: readonly PairRecord[]) {
    this.#pairs = pairs;
    this.#wanted = new Set(pairs.flatMap(({ claims }) => claims));
  }

  note(claimId: string): void {
    if (this.#wanted.has(claimId)) this.#written.add(claimId);
  }

  /** In a fixed order and layout, whatever order they came in. */
  rows(): PairRecord[] {
    return this.#pairs
      .filter(({ claims }) => claims.every((id) => this.#written.has(id)))
      .map(({ claims: [first, second], noConflict, reviewer, created, modified }) => ({
        claims: pairOf(first, second),
        noConflict,
        reviewer,
        created,
        modified,
      }))
      .sort((a, b) => (pairKeyOf(a) < pairKeyOf(b) ? -1 : 1));
  }
}

/**
 * Reads the pairs of a file, in which they may be missing. A pair of a claim that the file does not hold is left out.
 * @param has whether a claim is in the file.
 */
export function readPairs(
  value: unknown,
  path: string,
  problems: Problems,
  has: (claimId: string) => boolean,
): { pairs: PairRecord[]; omitted: Omission[] } {
  const read = { pairs: [] as PairRecord[], omitted: [] as Omission[] };
  if (value === undefined) return read;
  if (!Array.isArray(value)) return refuse(path, `${show(value)} is not a list`);
  if (value.length > LIMITS.pairs) refuse(path, tooMany(value.length, 'entries', LIMITS.pairs));
  const keys = new Set<string>();
  for (const [index, row] of value.entries()) {
    const at = join(path, index);
    const pair = problems.check(PairSchema, row, at);
    if (!pair) continue;
    const [one, other] = pair.claims;
    const record: PairRecord = { ...pair, claims: pairOf(one, other) };
    const key = pairKeyOf(record);
    if (one === other) problems.add(join(at, 'claims'), 'names the same claim twice');
    else if (keys.has(key)) problems.add(at, 'stands twice: the same claims and reviewer');
    else if (!has(one) || !has(other)) {
      read.omitted.push({ path: at, reason: 'names a claim that is not in this file' });
    } else read.pairs.push(record);
    keys.add(key);
  }
  return read;
}
