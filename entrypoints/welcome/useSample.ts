/** Runs the spotter on the sample article in this page. What it finds lives as long as the page. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../components/hooks/i18n.ts';
import type { AnnotationChange } from '../../components/hooks/review.ts';
import { saidOf } from '../../components/review/ReviewFields.tsx';
import { adoptedSheets } from '../../utils/anchoring/sheets.ts';
import type { AnchoredDetection, KnownClaim, PageState } from '../../utils/messages.ts';
import { type AnnotationRecord, statusOf } from '../../utils/records.ts';
import { DEFAULT_SETTINGS, spotterSettings } from '../../utils/settings.ts';
import type { Background, Spotter } from '../../utils/spotter/ports.ts';

export type SampleSaid = ReturnType<typeof saidOf>;

export interface SampleClaim {
  id: string;
  detection: AnchoredDetection;
  said: SampleSaid;
}

export interface Sample {
  /** In the order of the article; null while it is read. */
  claims: readonly SampleClaim[] | null;
  /** The one the reader looks at. */
  picked: SampleClaim | null;
  /** Whether the browser can paint highlights. */
  painted: boolean;
  pick(id: string): void;
  change(id: string, change: AnnotationChange): void;
}

const PAGE_ID = 'sample';
const SETTINGS = spotterSettings(DEFAULT_SETTINGS);

const stateOf = (claims: readonly SampleClaim[]): PageState => ({
  pageId: PAGE_ID,
  claims: claims.map(
    ({ id, detection, said }): KnownClaim => ({
      id,
      quote: detection.quote,
      selectors: detection.selectors,
      tier: detection.tier,
      type: detection.type,
      status: statusOf(annotationOf(said)),
      disputed: false,
      isOwn: false,
    }),
  ),
});

const annotationOf = (said: SampleSaid): AnnotationRecord => ({
  id: '',
  claimId: '',
  reviewer: '',
  dismissed: false,
  corrections: {},
  outcome: null,
  created: '',
  modified: '',
  deleted: null,
  ...said,
});

export function useSample(): Sample {
  const { t } = useI18n();
  const [claims, setClaims] = useState<readonly SampleClaim[] | null>(null);
  const [pickedId, setPickedId] = useState<string | null>(null);
  const known = useRef<readonly SampleClaim[]>([]);
  const spotter = useRef<Spotter | null>(null);
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  }, [t]);

  useEffect(() => {
    let stopped = false;
    const keep = (detections: readonly AnchoredDetection[]) => {
      known.current = detections.map((detection) => {
        const id = detection.claimId ?? `${PAGE_ID}-${detection.start}`;
        const before = known.current.find((claim) => claim.id === id);
        return { id, detection, said: before?.said ?? saidOf(null) };
      });
      setClaims(known.current);
      return stateOf(known.current);
    };
    void start(
      keep,
      setPickedId,
      (position, total, quote) =>
        `${words.current('said.position', { position, total })}: ${quote}`,
    ).then((running) => {
      if (stopped) running.stop();
      else spotter.current = running;
    });
    return () => {
      stopped = true;
      spotter.current?.stop();
      spotter.current = null;
    };
  }, []);

  const pick = useCallback((id: string) => {
    setPickedId(id);
    spotter.current?.showClaim(id);
  }, []);

  const change = useCallback((id: string, wanted: AnnotationChange) => {
    known.current = known.current.map((claim) =>
      claim.id === id ? { ...claim, said: { ...claim.said, ...wanted } } : claim,
    );
    setClaims(known.current);
    spotter.current?.stateChanged({ state: stateOf(known.current), settings: SETTINGS });
  }, []);

  return {
    claims,
    picked: claims?.find(({ id }) => id === pickedId) ?? null,
    painted: 'highlights' in CSS,
    pick,
    change,
  };
}

/** The same spotter that runs on articles; what the worker does there is done here, and nothing is saved. */
async function start(
  keep: (detections: readonly AnchoredDetection[]) => PageState,
  onPick: (id: string) => void,
  sayClaim: (position: number, total: number, quote: string) => string,
): Promise<Spotter> {
  const [
    { startSpotter },
    { windowTurns },
    { articleSignals },
    { isArticle },
    { whereabouts },
    { analyse },
  ] = await Promise.all([
    import('../../utils/spotter/spotter.ts'),
    import('../../utils/spotter/schedule.ts'),
    import('../../utils/page/signals.ts'),
    import('../../utils/page/verdict.ts'),
    import('../../utils/spotter/navigation.ts'),
    import('../../utils/analysis/analysis.ts'),
  ]);
  const turns = windowTurns(window);
  let state: PageState = { pageId: PAGE_ID, claims: [] };
  const background: Background = {
    pageOpened: async () => ({ state, token: PAGE_ID }),
    articleAnalysed: async (request) => ({
      ...(await analyse(request, SETTINGS, pause)),
      settings: SETTINGS,
    }),
    pageScanned: async ({ detections }) => {
      state = keep(detections);
      return state;
    },
    selectionSaved: async () => state,
    claimsPainted: async () => {},
  };
  return startSpotter({
    document,
    window,
    background,
    turns,
    judge: { look: articleSignals, isArticle },
    whereabouts,
    phrases: { claim: sayClaim, noClaims: () => '' },
    card: { open: ({ id }) => onPick(id), close: () => {} },
    isAlive: () => true,
    inheritsHighlights: !import.meta.env.FIREFOX,
    sheets: adoptedSheets,
    force: true,
  });
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
