/**
 * Looks up speakers after a scan has been saved and acknowledged. What is to be done lies in the database, so a
 * worker that is stopped loses nothing; one page is done at a time, whatever the number of tabs.
 */
import type { Article, Detection } from '../claims/types.ts';
import type { PageState } from '../messages.ts';
import type { Library, Lookup } from '../store/library.ts';
import { nameOfError, type Report } from './diagnostics.ts';

/** Speakers of detections, in their order. */
export type Enrich = (
  article: Article,
  detections: readonly Detection[],
) => Promise<readonly { speaker: string | null }[]>;

export interface EnrichmentDeps {
  library: Pick<Library, 'pendingLookups' | 'lookup' | 'saveEnrichment'>;
  /** Loads what is needed for it; called only when there is something to look up. */
  load: () => Promise<Enrich>;
  onDone: (state: PageState) => Promise<void>;
  report: Report;
  /** Lets messages that wait be answered first. */
  pause: () => Promise<void>;
}

export interface Enrichment {
  /** Starts on what is queued, unless it is at it already; resolves when the queue is empty. */
  run(): Promise<void>;
}

export function createEnrichment(deps: EnrichmentDeps): Enrichment {
  let running: Promise<void> | null = null;
  let again = false;

  const drain = async () => {
    do {
      again = false;
      for (const ticket of await deps.library.pendingLookups()) {
        await deps.pause();
        const lookup = await deps.library.lookup(ticket);
        if (!lookup) continue;
        await deps.onDone(await deps.library.saveEnrichment(lookup, await speakersIn(lookup)));
      }
    } while (again);
  };

  /** A page whose text cannot be read keeps the speakers the scan gave; it would fail the next time too. */
  const speakersIn = async ({ article, claims }: Lookup) => {
    const detections = claims.map(({ detection }) => detection);
    let speakers: readonly { speaker: string | null }[] = detections;
    try {
      speakers = await (await deps.load())(article, detections);
    } catch (error) {
      deps.report('failed', 'enrichment', nameOfError(error));
    }
    return claims.map(({ claimId, detection }, at) => ({
      claimId,
      quote: detection.quote,
      speaker: speakers[at]?.speaker ?? null,
    }));
  };

  return {
    run() {
      again = true;
      running ??= drain()
        .catch((error) => deps.report('failed', 'enrichment', nameOfError(error)))
        .finally(() => {
          running = null;
        });
      return running;
    },
  };
}
