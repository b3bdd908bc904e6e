/**
 * Which saved claims say the same thing, back each other, contradict each other, or bring an earlier one up to date.
 *
 * Two claims are compared only when they stand on different pages and share enough words, weighted by how rare these
 * are in the library (cosine of tf-idf vectors with tf 0 or 1). Then they relate by what they assert. Every
 * relation comes with its reasons, and where the reasons are thin there is no relation: a missed link costs the reader
 * little, a false conflict costs trust.
 */
import { CLAIM_TYPES, type ClaimType, type Direction } from '../claims/types.ts';
import { foldQuote } from '../identity.ts';
import { type Figure, type Terms, termsOf } from './terms.ts';

/** What has to be known of a claim; type, direction and speaker as corrected by the reader. */
export interface Comparable {
  claimId: string;
  pageId: string;
  quote: string;
  type: ClaimType;
  direction: Direction;
  /** `author` for the article itself. */
  speaker: string | null;
  outlet: string;
  /** `YYYY-MM-DD`: when it was published, else when it was first saved. */
  date: string;
}

export const RELATIONS = ['same', 'conflicts', 'updates', 'agrees'] as const;
/**
 * `same`: the same words, wherever they came from. `conflicts`: about the same thing, and both cannot hold.
 * `updates`: the same speaker says otherwise later. `agrees`: about the same thing, and in the same direction.
 */
export type RelationKind = (typeof RELATIONS)[number];

export type RelationReason =
  /** Stems and names both use, rarest first. */
  | { kind: 'sharedTerms'; terms: string[] }
  | { kind: 'sameDirection'; direction: Direction }
  | { kind: 'opposedDirections'; here: Direction; there: Direction }
  | { kind: 'differentFigures'; here: string; there: string }
  | { kind: 'onlyOneDenies' }
  | { kind: 'sameSpeaker'; speaker: string }
  | { kind: 'laterThan'; here: string; there: string };

export interface Related {
  claimId: string;
  kind: RelationKind;
  /** Likeness of the words, 0 to 1. */
  similarity: number;
  reasons: RelationReason[];
}

export interface Conflict {
  /** A claim's id. */
  here: string;
  there: Related;
}

/** Likeness from which two claims are about the same thing. */
const SAME_TOPIC = 0.3;
/** Likeness from which they are the same statement but for a figure or a denial. */
const SAME_STATEMENT = 0.6;
/** Likeness from which they are the same words. */
const SAME_WORDS = 0.9;
/** The same where neither names anybody, so that words alone must tell. */
const SAME_TOPIC_UNNAMED = 0.5;
/** Content words two claims must share besides the actors. */
const MIN_SHARED_WORDS = 2;
/** Figures this far apart, as a share of the larger, are different figures and not roundings. */
const FIGURE_TOLERANCE = 0.1;
/** A term in more claims than this leads to none by itself: looking them all up would take too long. */
const COMMON_COUNT = 500;
/** Claims read or compared between two pauses: some ten milliseconds. */
const STRIDE = 100;

/** Awaited now and then during long work: lets a page breathe, and cancels by throwing. */
export type Pause = () => void | Promise<void>;

const OPPOSED: ReadonlySet<string> = new Set(
  [
    ['us', 'cn'],
    ['us', 'parity'],
    ['cn', 'parity'],
    ['closing', 'widening'],
  ].flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]),
);

/** Types that assert how things stand or will stand, so that two of them can contradict each other. */
const ASSERTING: ReadonlySet<ClaimType> = new Set(
  CLAIM_TYPES.filter((type) => type !== 'policy' && type !== 'framing'),
);

interface Entry {
  claim: Comparable;
  terms: Terms;
  /** Words and actors; actors behind `@`. */
  keys: readonly string[];
  folded: string;
}

/** The claims of a library, ready to be compared. */
export class RelationIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #postings = new Map<string, Entry[]>();
  /** Inverse document frequency by key, smoothed so that a term of every claim still weighs a little. */
  readonly #weights = new Map<string, number>();
  /** Length of each claim's vector. */
  readonly #norms = new Map<Entry, number>();

  /** Reads every quote once. */
  static async of(
    claims: AsyncIterable<Comparable> | Iterable<Comparable>,
    pause: Pause = () => {},
  ): Promise<RelationIndex> {
    const index = new RelationIndex();
    for await (const claim of claims) {
      index.#add(claim);
      if (index.size % STRIDE === 0) await pause();
    }
    index.#weigh();
    return index;
  }

  #weigh(): void {
    for (const [key, { length }] of this.#postings) {
      this.#weights.set(key, Math.log(1 + this.size / length));
    }
    for (const entry of this.#entries.values()) {
      this.#norms.set(entry, Math.sqrt(this.#squares(entry.keys)));
    }
  }

  #add(claim: Comparable): void {
    const entry = entryOf(claim);
    this.#entries.set(claim.claimId, entry);
    for (const key of entry.keys) {
      const posting = this.#postings.get(key);
      if (posting) posting.push(entry);
      else this.#postings.set(key, [entry]);
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Relations of a saved claim to others, conflicts first, the likest first; empty for an unknown id. */
  relatedTo(claimId: string): Related[] {
    const entry = this.#entries.get(claimId);
    return entry ? this.#relationsOf(entry) : [];
  }

  /** Every pair that conflicts, once each, the likest first. `here` is the one with the smaller id. */
  async conflicts(pause: Pause = () => {}): Promise<Conflict[]> {
    const pairs: Conflict[] = [];
    let done = 0;
    for (const entry of this.#entries.values()) {
      done += 1;
      if (done % STRIDE === 0) await pause();
      if (!ASSERTING.has(entry.claim.type)) continue;
      const here = entry.claim.claimId;
      for (const there of this.#relationsOf(entry)) {
        if (there.kind === 'conflicts' && here < there.claimId) pairs.push({ here, there });
      }
    }
    return pairs.sort((a, b) => b.there.similarity - a.there.similarity);
  }

  #relationsOf(entry: Entry): Related[] {
    const related: Related[] = [];
    for (const other of this.#candidates(entry)) {
      const relation = this.#compare(entry, other);
      if (relation) related.push(relation);
    }
    const rank = ({ kind }: Related) => ['conflicts', 'updates', 'same', 'agrees'].indexOf(kind);
    return related.sort((a, b) => rank(a) - rank(b) || b.similarity - a.similarity);
  }

  /**
   * Claims of other pages that can be like enough. The terms that are all over the library lead to none; they are
   * granted in full, so that what is passed over is certainly too unlike.
   */
  *#candidates(entry: Entry): Generator<Entry> {
    const products = new Map<Entry, number>();
    let granted = 0;
    for (const key of entry.keys) {
      const posting = this.#postings.get(key) ?? [];
      const square = this.#weight(key) ** 2;
      if (posting.length > COMMON_COUNT) {
        granted += square;
        continue;
      }
      for (const other of posting) products.set(other, (products.get(other) ?? 0) + square);
    }
    for (const [other, product] of products) {
      const norms = (this.#norms.get(entry) ?? 0) * (this.#norms.get(other) ?? 0);
      const isElsewhere = other.claim.pageId !== entry.claim.pageId;
      if (isElsewhere && product + granted >= SAME_TOPIC * norms) yield other;
    }
  }

  #weight(key: string): number {
    return this.#weights.get(key) ?? 0;
  }

  #squares(keys: readonly string[]): number {
    return keys.reduce((sum, key) => sum + this.#weight(key) ** 2, 0);
  }

  /** Cosine of the two claims' vectors. */
  #similarity(here: Entry, there: Entry, shared: readonly string[]): number {
    const norms = (this.#norms.get(here) ?? 0) * (this.#norms.get(there) ?? 0);
    return norms === 0 ? 0 : this.#squares(shared) / norms;
  }

  #compare(here: Entry, there: Entry): Related | null {
    const shared = here.keys.filter((key) => hasKey(there, key));
    const similarity = this.#similarity(here, there, shared);
    const words = shared.filter((key) => !key.startsWith('@'));
    const isSame = here.folded === there.folded;
    const isUnnamed = here.terms.actors.size === 0 && there.terms.actors.size === 0;
    const needed = isUnnamed ? SAME_TOPIC_UNNAMED : SAME_TOPIC;
    if (!isSame && (similarity < needed || words.length < MIN_SHARED_WORDS)) return null;
    const terms = shared
      .toSorted((a, b) => this.#weight(b) - this.#weight(a))
      .map((key) => key.replace(/^@/, ''));
    const relation = relate(here, there, similarity, isSame);
    return (
      relation && {
        claimId: there.claim.claimId,
        kind: relation.kind,
        similarity: isSame ? 1 : similarity,
        reasons: [...relation.reasons, { kind: 'sharedTerms', terms }],
      }
    );
  }
}

function entryOf(claim: Comparable): Entry {
  const terms = termsOf(claim.quote);
  const keys = [...terms.words, ...[...terms.actors].map((name) => `@${name}`)];
  return { claim, terms, keys, folded: foldQuote(claim.quote) };
}

const hasKey = ({ terms }: Entry, key: string): boolean =>
  key.startsWith('@') ? terms.actors.has(key.slice(1)) : terms.words.has(key);

type Verdict = Pick<Related, 'kind' | 'reasons'> | null;

/** What two claims about the same thing are to each other. */
function relate(here: Entry, there: Entry, similarity: number, isSame: boolean): Verdict {
  if (isSame) return { kind: 'same', reasons: [] };
  const opposition = oppositionOf(here, there, similarity);
  if (opposition.length > 0) return asUpdate(here, there, opposition);
  if (similarity >= SAME_WORDS) return { kind: 'same', reasons: [] };
  const { direction } = here.claim;
  return direction === there.claim.direction && direction !== 'none' && sharesActors(here, there)
    ? { kind: 'agrees', reasons: [{ kind: 'sameDirection', direction }] }
    : null;
}

/** Why two claims cannot both hold; empty when nothing says so. */
function oppositionOf(here: Entry, there: Entry, similarity: number): RelationReason[] {
  const reasons: RelationReason[] = [];
  const [one, other] = [here.claim, there.claim];
  if (!ASSERTING.has(one.type) || !ASSERTING.has(other.type)) return reasons;
  if (OPPOSED.has(`${one.direction} ${other.direction}`) && sharesActors(here, there)) {
    reasons.push({
      kind: 'opposedDirections',
      here: one.direction,
      there: other.direction,
    });
  }
  if (similarity < SAME_STATEMENT || !sharesActors(here, there)) return reasons;
  if (here.terms.isNegated !== there.terms.isNegated && one.direction === other.direction) {
    reasons.push({ kind: 'onlyOneDenies' });
  }
  const figures = differentFigures(here.terms.figures, there.terms.figures);
  if (figures) reasons.push({ kind: 'differentFigures', ...figures });
  return reasons;
}

/** Two claims that name nobody are about the same thing by their words alone. */
function sharesActors({ terms: here }: Entry, { terms: there }: Entry): boolean {
  if (here.actors.size === 0 && there.actors.size === 0) return true;
  return [...here.actors].some((name) => there.actors.has(name));
}

/** The one figure of each, when both have one of the same unit and these differ by more than rounding. */
function differentFigures(
  here: readonly Figure[],
  there: readonly Figure[],
): { here: string; there: string } | null {
  const [one, ...more] = here;
  const [other, ...others] = there;
  if (!one || !other || more.length > 0 || others.length > 0 || one.unit !== other.unit)
    return null;
  const larger = Math.max(Math.abs(one.value), Math.abs(other.value));
  return Math.abs(one.value - other.value) > larger * FIGURE_TOLERANCE
    ? { here: one.text, there: other.text }
    : null;
}

/** Who contradicts himself later has changed his mind, or the world has changed. */
function asUpdate(here: Entry, there: Entry, opposition: RelationReason[]): Verdict {
  const [one, other] = [here.claim, there.claim];
  const isSameVoice =
    one.speaker !== null &&
    one.speaker === other.speaker &&
    (one.speaker !== 'author' || (one.outlet !== '' && one.outlet === other.outlet));
  if (!isSameVoice || one.date === other.date) return { kind: 'conflicts', reasons: opposition };
  const speaker = one.speaker === 'author' ? one.outlet : (one.speaker ?? '');
  return {
    kind: 'updates',
    reasons: [
      ...opposition,
      { kind: 'sameSpeaker', speaker },
      { kind: 'laterThan', here: one.date, there: other.date },
    ],
  };
}
