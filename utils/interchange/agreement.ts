/** How far reviewers agree on the same claims. */
import {
  type AnnotationRecord,
  type Credibility,
  type LibraryEntry,
  STANCES,
  type Stance,
} from '../records.ts';

export interface Agreement {
  /** Names of the two reviewers; empty for the reader of this machine. */
  reviewers: [string, string];
  stance: {
    /** Claims on which both gave a stance. */
    claims: number;
    /** Share of these on which the stances are equal; null when there are none. */
    observed: number | null;
    /**
     * Cohen's kappa (J. Cohen, "A coefficient of agreement for nominal scales", 1960): agreement beyond what
     * chance gives. 1 is full agreement, 0 is chance. Null without common claims, and when both always gave one
     * and the same stance: chance then explains everything and kappa is not defined.
     */
    kappa: number | null;
    /** Claims by stance of the first, then of the second. */
    table: Record<Stance, Record<Stance, number>>;
  };
  credibility: {
    /** Claims which both rated. */
    claims: number;
    /** Mean of the second's rating less the first's: above 0 the second is more trusting. Null when there are none. */
    meanDifference: number | null;
    /** Mean size of the difference, 0 to 4. */
    meanAbsoluteDifference: number | null;
  };
}

/** Cohen's kappa of a square table of counts, row by first judge and column by second; null when not defined. */
export function cohensKappa(table: readonly (readonly number[])[]): number | null {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const total = sum(table.map(sum));
  if (total === 0) return null;
  const agreed = sum(table.map((row, at) => row[at] ?? 0));
  // Counts are compared before dividing, so that a table with one cell is recognised exactly.
  const byChance = sum(
    table.map((row, at) => sum(row) * sum(table.map((other) => other[at] ?? 0))),
  );
  if (byChance === total * total) return null;
  const expected = byChance / (total * total);
  return (agreed / total - expected) / (1 - expected);
}

interface Pair {
  first: AnnotationRecord;
  second: AnnotationRecord;
}

const counts = (annotation: AnnotationRecord): boolean =>
  annotation.deleted === null && !annotation.dismissed;

function* pairsIn({ own, others }: LibraryEntry): Generator<Pair> {
  const all = (own ? [own, ...others] : others).filter(counts);
  const inOrder = all.sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1));
  for (const [at, first] of inOrder.entries()) {
    for (const second of inOrder.slice(at + 1)) yield { first, second };
  }
}

const emptyTable = (): Agreement['stance']['table'] => ({
  agree: { agree: 0, unsure: 0, disagree: 0 },
  unsure: { agree: 0, unsure: 0, disagree: 0 },
  disagree: { agree: 0, unsure: 0, disagree: 0 },
});

class Tally {
  readonly #table = emptyTable();
  #ratings = 0;
  #difference = 0;
  #size = 0;

  addStances(first: Stance, second: Stance): void {
    this.#table[first][second] += 1;
  }

  addRatings(first: Credibility, second: Credibility): void {
    this.#ratings += 1;
    this.#difference += second - first;
    this.#size += Math.abs(second - first);
  }

  result(reviewers: [string, string]): Agreement {
    const table = this.#table;
    const matrix = STANCES.map((row) => STANCES.map((column) => table[row][column]));
    const claims = matrix.flat().reduce((sum, each) => sum + each, 0);
    const agreed = STANCES.reduce((sum, stance) => sum + table[stance][stance], 0);
    const mean = (sum: number) => (this.#ratings === 0 ? null : sum / this.#ratings);
    return {
      reviewers,
      stance: {
        claims,
        observed: claims === 0 ? null : agreed / claims,
        kappa: cohensKappa(matrix),
        table,
      },
      credibility: {
        claims: this.#ratings,
        meanDifference: mean(this.#difference),
        meanAbsoluteDifference: mean(this.#size),
      },
    };
  }
}

/**
 * Agreement of every two reviewers who judged a common claim, pairs with most common stances first. What was
 * dismissed or lies in the bin does not count.
 */
export async function agreementIn(
  entries: AsyncIterable<LibraryEntry> | Iterable<LibraryEntry>,
): Promise<Agreement[]> {
  const tallies = new Map<string, { reviewers: [string, string]; tally: Tally }>();
  for await (const entry of entries) {
    for (const { first, second } of pairsIn(entry)) {
      const key = JSON.stringify([first.reviewer, second.reviewer]);
      const held = tallies.get(key) ?? {
        reviewers: [first.reviewer, second.reviewer],
        tally: new Tally(),
      };
      tallies.set(key, held);
      if (first.stance && second.stance) held.tally.addStances(first.stance, second.stance);
      if (first.credibility && second.credibility) {
        held.tally.addRatings(first.credibility, second.credibility);
      }
    }
  }
  return [...tallies.values()]
    .map(({ reviewers, tally }) => tally.result(reviewers))
    .sort((a, b) => b.stance.claims - a.stance.claims);
}
