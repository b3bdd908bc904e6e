/**
 * Looks for relations between claims after they have been saved: first reads the terms of every page that has
 * changed, then compares its claims with those of other pages that share rare terms. What is to be done lies in the
 * database, so a worker that is stopped loses nothing.
 */
import type { LibraryEntry } from '../records.ts';
import type { PageDigest, RelationIndex } from '../relations/digest.ts';
import type { Comparable, ReadClaim, Weight } from '../relations/related.ts';
import type { Related } from '../relations/relation.ts';
import type { FoundRelation, Library, Unrelated } from '../store/library.ts';
import { nameOfError, type Report } from './diagnostics.ts';
import { oneAtATime } from './oneAtATime.ts';

/** The part of `utils/relations` that knows words; loaded when there is something to compare. */
export interface Comparing {
  comparableOf(entry: LibraryEntry): Comparable;
  readClaim(claim: Comparable): ReadClaim;
  compare(here: ReadClaim, there: ReadClaim, weight: Weight): Related | null;
  digestOf(pageId: string, claims: readonly ReadClaim[]): PageDigest;
  createIndex(): RelationIndex;
}

export interface RelatingDeps {
  library: Pick<
    Library,
    'unrelated' | 'digestsSince' | 'saveDigests' | 'saveRelations' | 'entriesOfPage' | 'entries'
  >;
  load(): Promise<Comparing>;
  /** Tells the tabs that show pages with a claim newly in conflict, or no longer. */
  onDisputed(pageIds: readonly string[]): Promise<void>;
  report: Report;
  /** Lets messages that wait be answered first. */
  pause(): Promise<void>;
}

export interface Relating {
  /** Starts on what is queued, unless it is at it already; resolves when the queue is empty. */
  run(): Promise<void>;
}

/** Pages whose terms are read between two writes: so few that a worker stopped after half a minute has got on. */
const DIGESTED_AT_ONCE = 50;
/** Pages taken off the queue at a time. */
const RELATED_AT_ONCE = 20;
/** Relations kept of one claim, the most telling first: what a wire story says stands in every paper. */
const MOST_RELATIONS = 20;

export function createRelating(deps: RelatingDeps): Relating {
  const { library } = deps;
  let index: RelationIndex | null = null;
  let known = { epoch: '', revision: 0 };

  const readPage = async ({ comparableOf, readClaim }: Comparing, pageId: string) =>
    (await library.entriesOfPage(pageId)).map((entry) => readClaim(comparableOf(entry)));

  const digestAll = async (words: Comparing) => {
    for (;;) {
      const waiting = await library.unrelated('digest', DIGESTED_AT_ONCE);
      if (waiting.length === 0) return;
      const digested: (Unrelated & { digest: PageDigest })[] = [];
      for (const page of waiting) {
        await deps.pause();
        const digest = words.digestOf(page.pageId, await readPage(words, page.pageId));
        digested.push({ ...page, digest });
      }
      await library.saveDigests(digested);
    }
  };

  /** Brings the index in line with the digests in the database. */
  const current = async (words: Comparing): Promise<RelationIndex> => {
    const found = await library.digestsSince(known);
    if (!index || found.epoch !== known.epoch) index = words.createIndex();
    for (const digest of found.digests) index.set(digest);
    known = { epoch: found.epoch, revision: found.revision };
    return index;
  };

  const relate = async (words: Comparing, page: Unrelated) => {
    const claims = await readPage(words, page.pageId);
    const terms = await current(words);
    const candidates = claims.map((claim) => terms.candidates(claim));
    const ids = new Set(candidates.flat().map(({ claimId }) => claimId));
    const others = new Map<string, ReadClaim>();
    for (const entry of await library.entries([...ids])) {
      if (entry.own?.dismissed || entry.own?.deleted) continue;
      others.set(entry.claim.id, words.readClaim(words.comparableOf(entry)));
    }
    const found = claims.flatMap((here, at) =>
      (candidates[at] ?? [])
        .flatMap(({ claimId }) => {
          const there = others.get(claimId);
          const related = there && words.compare(here, there, terms.weight);
          return related ? [foundOf(here, there, related)] : [];
        })
        .sort((a, b) => Number(b.kind === 'conflicts') - Number(a.kind === 'conflicts'))
        .slice(0, MOST_RELATIONS),
    );
    const disputed = await library.saveRelations(page, found);
    if (disputed.length > 0) await deps.onDisputed(disputed);
  };

  const drain = async () => {
    for (;;) {
      if ((await library.unrelated('digest', 1)).length > 0) await digestAll(await deps.load());
      const waiting = await library.unrelated('relate', RELATED_AT_ONCE);
      if (waiting.length === 0) return;
      const words = await deps.load();
      for (const page of waiting) {
        await deps.pause();
        await relate(words, page);
      }
    }
  };

  return {
    run: oneAtATime(drain, (error) => deps.report('failed', 'relations', nameOfError(error))),
  };
}

const foundOf = (here: ReadClaim, there: ReadClaim, related: Related): FoundRelation => ({
  here: here.claim.claimId,
  there: { claimId: there.claim.claimId, pageId: there.claim.pageId },
  kind: related.kind,
  similarity: related.similarity,
  reasons: related.reasons,
  date: [here.claim.date, there.claim.date].sort()[1] ?? here.claim.date,
});
