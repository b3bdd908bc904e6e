/**
 * Looks up speakers after a scan has been saved and acknowledged. What is to be done lies in the database, so a
 * worker that is stopped loses nothing; one page is done at a time, whatever the number of tabs.
 */
import type { Article, Detection } from '../claims/types.ts';
import type { Library, Lookup } from '../store/library.ts';
import { nameOfError, type Report } from './diagnostics.ts';
import { oneAtATime } from './oneAtATime.ts';

/** What is found out about a detection. */
interface Enriched {
  speaker: string | null;
  /** The claim itself without who says it: UTF-16 offsets into the article's text. */
  clause: { start: number; end: number };
}

/** Speakers and clauses of detections, in their order. */
export type Enrich = (
  article: Article,
  detections: readonly Detection[],
) => Promise<readonly Enriched[]>;

export interface EnrichmentDeps {
  library: Pick<Library, 'pendingLookups' | 'lookup' | 'saveEnrichment'>;
  /** Loads what is needed for it; called only when there is something to look up. */
  load: () => Promise<Enrich>;
  report: Report;
  /** Lets messages that wait be answered first. */
  pause: () => Promise<void>;
}

export interface Enrichment {
  /** Starts on what is queued, unless it is at it already; resolves when the queue is empty. */
  run(): Promise<void>;
}

export function createEnrichment(deps: EnrichmentDeps): Enrichment {
  const drain = async () => {
    for (const ticket of await deps.library.pendingLookups()) {
      await deps.pause();
      const lookup = await deps.library.lookup(ticket);
      if (!lookup) continue;
      // No tab need hear of it: a page is not told who speaks.
      await deps.library.saveEnrichment(lookup, await speakersIn(lookup));
    }
  };

  /** A page whose text cannot be read keeps the speakers the scan gave; it would fail the next time too. */
  const speakersIn = async ({ article, claims: all }: Lookup) => {
    // A page that goes on while it is reported may send a newer text than its claims were found in. Those that do not
    // stand there wait for the next scan.
    const claims = all.filter(
      ({ detection: { quote, start, end } }) =>
        article.text.startsWith(quote, start) && end === start + quote.length,
    );
    const detections = claims.map(({ detection }) => detection);
    let found: readonly Enriched[] = [];
    try {
      found = await (await deps.load())(article, detections);
    } catch (error) {
      deps.report('failed', 'enrichment', nameOfError(error));
    }
    return claims.map(({ claimId, detection }, at) => ({
      claimId,
      quote: detection.quote,
      speaker: (found[at] ?? detection).speaker,
      clause: clauseOf(article, detection, found[at]?.clause),
    }));
  };

  return {
    run: oneAtATime(drain, (error) => deps.report('failed', 'enrichment', nameOfError(error))),
  };
}

/** A detection's clause in the article's words; null where that is the whole quote but for its closing mark. */
function clauseOf(
  { text }: Article,
  { start, end, quote }: Detection,
  clause: Enriched['clause'] | undefined,
): string | null {
  if (!clause) return null;
  const words = text.slice(Math.max(start, clause.start), Math.min(end, clause.end)).trim();
  return words === '' || !quote.includes(words) || withoutEnd(words) === withoutEnd(quote)
    ? null
    : words;
}

const withoutEnd = (words: string): string => words.trim().replace(/[\s.,;:!?"'”’]+$/u, '');
