/**
 * Which claims of a large library can be like a given one: an inverted index over hashed terms. Hashes may collide;
 * the claims found are compared by their words afterwards, so a collision costs a look and never makes a relation.
 */
import type { ReadClaim, Weight } from './related.ts';
import { SAME_TOPIC } from './relation.ts';

/** What the index has to know of a page. */
export interface PageDigest {
  pageId: string;
  ids: string[];
  /** Number of terms of each claim. */
  sizes: Uint16Array;
  /** Hashes of the terms, claim after claim. */
  terms: Uint32Array;
}

/** Slots for document frequencies: some fifty thousand terms of a large library seldom meet in one. */
const SLOTS = 1 << 20;
/** A term in more claims than this leads to none by itself: looking them all up would take too long. */
const COMMON_COUNT = 500;
/** Claims compared with one, the likest first. */
const MOST_CANDIDATES = 40;

/** FNV-1a, folded to the number of slots. */
function slotOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  return ((hash >>> 20) ^ hash) & (SLOTS - 1);
}

export function digestOf(pageId: string, claims: readonly ReadClaim[]): PageDigest {
  const terms = claims.map(({ keys }) => [...new Set(keys.map(slotOf))]);
  return {
    pageId,
    ids: claims.map(({ claim }) => claim.claimId),
    sizes: Uint16Array.from(terms, ({ length }) => length),
    terms: Uint32Array.from(terms.flat()),
  };
}

/** Whether two digests say the same. */
export const sameDigest = (one: PageDigest, other: PageDigest): boolean =>
  one.ids.length === other.ids.length &&
  one.ids.every((id, at) => id === other.ids[at]) &&
  one.terms.length === other.terms.length &&
  one.terms.every((term, at) => term === other.terms[at]) &&
  one.sizes.every((size, at) => size === other.sizes[at]);

/** All digests laid out for looking up. */
interface Layout {
  /** Claims that have a term, by slot: `postings[starts[slot] .. starts[slot + 1]]`. */
  starts: Uint32Array;
  postings: Uint32Array;
  /** By claim: length of its vector. */
  norms: Float64Array;
  claims: { pageId: string; claimId: string }[];
}

export class RelationIndex {
  readonly #pages = new Map<string, PageDigest>();
  #layout: Layout | null = null;

  /** Takes in a page in place of what was known of it; without claims it is forgotten. */
  set(digest: PageDigest): void {
    if (digest.ids.length > 0) this.#pages.set(digest.pageId, digest);
    else if (!this.#pages.delete(digest.pageId)) return;
    this.#layout = null;
  }

  clear(): void {
    this.#pages.clear();
    this.#layout = null;
  }

  /** Inverse document frequency, smoothed so that a term of every claim still weighs a little. */
  readonly weight: Weight = (key) => this.#weightAt(slotOf(key));

  #weightAt(slot: number): number {
    const { starts, claims } = this.#laidOut();
    const count = (starts[slot + 1] ?? 0) - (starts[slot] ?? 0);
    return Math.log(1 + claims.length / Math.max(1, count));
  }

  /**
   * Claims of other pages that can be like enough, the likest first. The terms that are all over the library lead to
   * none; they are granted in full, so that what is passed over is certainly too unlike.
   */
  candidates({ claim, keys }: ReadClaim): { pageId: string; claimId: string }[] {
    const { starts, postings, norms, claims } = this.#laidOut();
    const products = new Map<number, number>();
    let granted = 0;
    let own = 0;
    for (const slot of new Set(keys.map(slotOf))) {
      const square = this.#weightAt(slot) ** 2;
      own += square;
      const [from, to] = [starts[slot] ?? 0, starts[slot + 1] ?? 0];
      if (to - from > COMMON_COUNT) {
        granted += square;
        continue;
      }
      for (let at = from; at < to; at += 1) {
        const other = postings[at] as number;
        products.set(other, (products.get(other) ?? 0) + square);
      }
    }
    const norm = Math.sqrt(own);
    const alike: { pageId: string; claimId: string; likeness: number }[] = [];
    for (const [other, product] of products) {
      const likeness = (product + granted) / (norm * (norms[other] as number));
      const found = claims[other] as Layout['claims'][number];
      if (likeness >= SAME_TOPIC && found.pageId !== claim.pageId)
        alike.push({ ...found, likeness });
    }
    return alike
      .sort((a, b) => b.likeness - a.likeness || (a.claimId < b.claimId ? -1 : 1))
      .slice(0, MOST_CANDIDATES);
  }

  #laidOut(): Layout {
    this.#layout ??= lay([...this.#pages.values()]);
    return this.#layout;
  }
}

function lay(pages: readonly PageDigest[]): Layout {
  const claims = pages.flatMap(({ pageId, ids }) => ids.map((claimId) => ({ pageId, claimId })));
  const starts = new Uint32Array(SLOTS + 1);
  for (const { terms } of pages) {
    for (const slot of terms) (starts[slot + 1] as number) += 1;
  }
  for (let slot = 0; slot < SLOTS; slot += 1) {
    (starts[slot + 1] as number) += starts[slot] as number;
  }
  const postings = new Uint32Array(starts[SLOTS] as number);
  const next = starts.slice();
  const norms = new Float64Array(claims.length);
  let claim = 0;
  for (const { sizes, terms } of pages) {
    let at = 0;
    for (const size of sizes) {
      let squares = 0;
      for (const end = at + size; at < end; at += 1) {
        const slot = terms[at] as number;
        postings[next[slot] as number] = claim;
        (next[slot] as number) += 1;
        const count = (starts[slot + 1] as number) - (starts[slot] as number);
        squares += Math.log(1 + claims.length / count) ** 2;
      }
      norms[claim] = Math.sqrt(squares);
      claim += 1;
    }
  }
  return { starts, postings, norms, claims };
}
