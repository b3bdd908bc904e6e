/** One stay on one article: its claims from the first paint to leaving it. */
import type { AnalysisRequest, DescribedDetection, Found } from '../analysis/analysis.ts';
import { type BlockIndex, createBlockIndex } from '../anchoring/block-index.ts';
import type { Painter } from '../anchoring/painter.ts';
import type { Look } from '../anchoring/palette.ts';
import { rangeOf } from '../anchoring/range.ts';
import type { PageState, SpotterSettings } from '../messages.ts';
import type { CollectedPage, PageSighting } from '../page/types.ts';
import { gistOf, lookFor, resolveClaims, scanOf } from './anchors.ts';
import { isShown, lookOf, type PlacedClaim, placeClaims, type ResolvedClaim } from './claims.ts';
import { createOutbox } from './outbox.ts';
import { isMissing, placeOutside, readingSurroundings } from './outside.ts';
import type { SpotterDependencies } from './ports.ts';
import { Cancelled, runInSlices } from './schedule.ts';

/** How long the first paint waits for what is saved, so that dismissed claims do not flash up. */
const PATIENCE_MS = 60;
/** How long the page must have rested before it is reported, and at most how long that is waited for. */
const SETTLE_MS = 400;
const MAX_SETTLE_MS = 5_000;
const ASK_AGAIN_MS = 3_000;
/** Booked for each analysis, so that a page that never rests does not keep the worker busy either. */
const ANALYSIS_MS = 5;

export interface ShownClaim extends PlacedClaim {
  range: Range;
}

export interface Visit {
  /** Where the window was when the visit began. */
  readonly address: string;
  readonly meta: PageSighting;
  /** As it was collected last. */
  readonly page: CollectedPage;
  readonly index: BlockIndex;
  readonly detections: readonly DescribedDetection[];
  /** Null before the background has answered. */
  readonly pageId: string | null;
  /** Opens cards on this page; empty before the background has answered. */
  readonly token: string;
  /** Saved claims and what became of them. */
  readonly resolved: readonly ResolvedClaim[];
  /** What is painted, in page order. */
  readonly shown: readonly ShownClaim[];
  /** Takes the page as it is now. Resolves to what it cost, in milliseconds, once it is painted. */
  update(page: CollectedPage): Promise<number>;
  /** The page changed outside the article: looks for claims that were not found there. Resolves to what it cost. */
  seek(): Promise<number>;
  /** Takes what is saved and the reader's settings as they are now. */
  accept(state: PageState, settings?: SpotterSettings): void;
  /** Asks the background again: the page was away, for instance in the back/forward cache. */
  refresh(): void;
  /** Leaves the page: the highlights go, nothing more is painted or sent. */
  close(): void;
}

/**
 * Begins a visit; `update` with the page has the first claims painted.
 * @param meta identity and facts of the page, which stay those of this visit.
 * @param onFailure called when the page cannot be read any further.
 */
export function createVisit(
  first: CollectedPage,
  meta: PageSighting,
  painter: Painter,
  { background, turns, document, window }: SpotterDependencies,
  onFailure: () => void,
): Visit {
  const address = window.location.href;
  const leaving = new AbortController();
  let page = first;
  let index = createBlockIndex(first);
  /** Null before the first analysis. */
  let settings: SpotterSettings | null = null;
  let state: PageState | null = null;
  let token = '';
  let detections: readonly DescribedDetection[] = [];
  /** The text the detections' offsets count in. */
  let spottedIn = '';
  let resolved: ResolvedClaim[] = [];
  let placed: PlacedClaim[] = [];
  let shown: ShownClaim[] = [];
  let counted: number | null = null;
  let delivered = '';
  /** Colours are read once a frame has been drawn since the visit began, which happens while the text is analysed. */
  let drawing: Promise<void> | null = turns.frame();
  const due = { spot: true, place: true, paint: true, outside: false };
  let working: Promise<void> | null = null;
  let cost = 0;

  /** Resolves when a frame has been drawn that was not waited for yet. */
  const drawn = () => {
    const frame = drawing ?? turns.frame();
    drawing = null;
    return frame;
  };

  const hasLeft = () => leaving.signal.aborted;

  /** Nothing is done later on a page that has been left. */
  const after = (milliseconds: number, callback: () => void) => {
    const timer = window.setTimeout(() => hasLeft() || callback(), milliseconds);
    return () => window.clearTimeout(timer);
  };

  /** Does what is due, in order; what becomes due meanwhile is done in the same run. */
  const work = async () => {
    for (;;) {
      if (hasLeft()) throw new Cancelled();
      if (due.spot || due.place) {
        await analyse();
      } else if (due.paint) {
        await answered;
        await drawn();
        if (due.spot || due.place || hasLeft()) continue;
        due.paint = false;
        // Offsets of another text would put highlights on other words: what is painted stays for now.
        if (spottedIn === index.text) paint();
      } else if (due.outside) await seekOutside();
      else return;
    }
  };

  /** Has the background spot claims and look for saved ones, as far as that is due. */
  const analyse = async () => {
    const { spot } = due;
    const { text } = index;
    const claims = state?.claims ?? [];
    const spotted = spottedIn === text ? detections : [];
    const { found, missing } = lookFor(text, claims, resolved, spotted);
    due.spot = false;
    due.place = false;
    if (spot || missing.length > 0) {
      const saved = missing.map(({ selectors }) => selectors);
      const request = { article: page.article, spot, saved, spans: [] };
      const began = turns.now();
      const answering = consult(request);
      cost += turns.now() - began + ANALYSIS_MS;
      const answer = await answering;
      if (hasLeft()) throw new Cancelled();
      if (!answer) return analyseLater(spot);
      // The page went on meanwhile: offsets of the answer do not count in its text any more.
      if (text !== index.text) {
        due.spot = true;
        return;
      }
      if (spot) {
        ({ detections } = answer);
        spottedIn = text;
      }
      for (const [at, known] of missing.entries()) found.set(known, answer.found[at] as Found);
    }
    resolved = resolveClaims(text, claims, resolved, found);
    due.paint = true;
    due.outside = resolved.some(isMissing);
  };

  /** Has the background do text work, and takes over what the reader wants as it stands. */
  const consult = async (request: AnalysisRequest) => {
    const answer = await background.articleAnalysed(request).catch(() => null);
    if (answer) ({ settings } = answer);
    return answer;
  };

  /** Looks for the reader's own claims in the text around the article. */
  const seekOutside = async () => {
    due.outside = false;
    const missing = resolved.filter(isMissing);
    if (missing.length === 0) return;
    const { signal } = leaving;
    const around = await runInSlices(readingSurroundings(document, meta), turns, signal);
    cost += around.cost + ANALYSIS_MS;
    const saved = missing.map(({ known }) => known.selectors);
    const request = { article: around.value.article, spot: false, saved, spans: [] };
    const answer = await consult(request);
    if (signal.aborted) throw new Cancelled();
    if (!answer) return;
    resolved = resolved.map((claim) =>
      placeOutside(claim, answer.found[missing.indexOf(claim)], around.value, index),
    );
    due.paint = true;
  };

  /** Nobody there, as while the extension is updated: what is painted stays. */
  const analyseLater = (spot: boolean) => {
    after(ASK_AGAIN_MS, () => {
      due.place = true;
      due.spot ||= spot;
      void wake();
    });
  };

  const wake = (): Promise<void> => {
    working ??= work()
      .catch((error: unknown) => {
        if (!(error instanceof Cancelled)) onFailure();
      })
      .finally(() => {
        working = null;
      });
    return working;
  };

  const paint = () => {
    const began = turns.now();
    const before = new Map(shown.map(({ range }) => [range.startContainer, range]));
    placed = placeClaims(detections, resolved);
    const outside = resolved.flatMap(({ known, resolution, outside: where }) =>
      where && 'start' in resolution ? [{ ...resolution, known, detection: null, where }] : [],
    );
    shown = [...placed.map((claim) => ({ ...claim, where: index })), ...outside]
      .filter((claim) => isShown(claim, settings))
      .flatMap(({ where, ...claim }) => {
        const fresh = rangeOf(where, claim.start, claim.end);
        if (!fresh) return [];
        // The same place keeps its range, so that only what changed is painted again.
        const old = before.get(fresh.startContainer);
        return [{ ...claim, range: old && isSameRange(old, fresh) ? old : fresh }];
      });
    if (outside.length > 0) shown.sort((a, b) => (isBefore(a.range, b.range) ? -1 : 1));
    const looks = new Map(shown.map((claim): [Range, Look] => [claim.range, lookOf(claim)]));
    if (settings) painter.paint(looks, settings.pens);
    cost += turns.now() - began;
    tellCount();
    if (state) outbox.put(null);
  };

  const tellCount = () => {
    if (counted === shown.length) return;
    counted = shown.length;
    background.claimsPainted(counted).catch(() => {
      // A number beside an icon: the next count will do.
      counted = null;
    });
  };

  const outbox = createOutbox<null, PageState | null>({
    settleMs: SETTLE_MS,
    maxSettleMs: MAX_SETTLE_MS,
    now: turns.now,
    after,
    async send() {
      const scan = scanOf(placed, resolved);
      const key = gistOf(scan);
      // Articles without claims are nobody's business: they are not saved.
      if (key === delivered || scan.detections.length + scan.anchors.length === 0) return null;
      const answer = await background.pageScanned({ meta, article: page.article, ...scan });
      delivered = key;
      return answer;
    },
    onDelivered(answer) {
      if (answer) accept(answer);
    },
  });

  const accept = (next: PageState, nextSettings?: SpotterSettings) => {
    if (hasLeft()) return;
    state = next;
    due.place = true;
    if (nextSettings) {
      due.spot ||= JSON.stringify(nextSettings) !== JSON.stringify(settings);
      settings = nextSettings;
    }
    void wake();
  };

  const ask = async () => {
    try {
      const answer = await background.pageOpened(meta);
      ({ token } = answer);
      accept(answer.state);
    } catch {
      // Nobody there yet. What is spotted is shown all the same.
      after(ASK_AGAIN_MS, () => {
        if (!state) void ask();
      });
    }
  };
  const answered = Promise.race([
    ask(),
    new Promise<void>((resolve) => after(PATIENCE_MS, resolve)),
  ]);

  return {
    address,
    meta,
    get page() {
      return page;
    },
    get index() {
      return index;
    },
    get detections() {
      return detections;
    },
    get pageId() {
      return state?.pageId ?? null;
    },
    get token() {
      return token;
    },
    get resolved() {
      return resolved;
    },
    get shown() {
      return shown;
    },
    async update(next) {
      if (next !== page) index = createBlockIndex(next);
      page = next;
      due.spot = true;
      cost = 0;
      await wake();
      return cost;
    },
    accept,
    async seek() {
      due.outside = resolved.some(isMissing);
      if (!due.outside) return 0;
      cost = 0;
      await wake();
      return cost;
    },
    refresh() {
      counted = null;
      tellCount();
      // The reader's settings may have changed meanwhile.
      due.spot = true;
      void ask();
    },
    close() {
      leaving.abort(0);
      outbox.close();
      painter.clear();
      shown = [];
    },
  };
}

function isSameRange(one: Range, other: Range): boolean {
  return (
    one.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

const isBefore = ({ startContainer: one }: Range, { startContainer: other }: Range): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
