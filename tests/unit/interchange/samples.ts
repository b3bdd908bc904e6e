/** A small library in words of our own, and what the tests do with it over and over. */
import { annotationIdOf, claimIdOf, pageIdOf } from '../../../utils/identity.ts';
import type { Format } from '../../../utils/interchange/formats.ts';
import type { ImportedLibrary } from '../../../utils/interchange/plan.ts';
import { type SerializeOptions, serialize } from '../../../utils/interchange/serialize.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  type LibraryEntry,
  type PageRecord,
  type PairRecord,
  pairOf,
} from '../../../utils/records.ts';

export const OPTIONS: SerializeOptions = {
  exportedAt: '2026-03-09T08:00:00.000Z',
  generator: 'Racemark 0.0.0',
};

export const aPage = (change: Partial<PageRecord> = {}): PageRecord => {
  const url = change.url ?? 'https://news.example/chips';
  return {
    id: pageIdOf(url),
    url,
    visited: null,
    aliases: [],
    title: 'Chips and who makes them',
    outlet: 'The Example',
    author: 'R. Writer',
    published: '2026-03-01',
    lang: 'en',
    firstSeen: '2026-03-02T09:00:00.000Z',
    lastSeen: '2026-03-03T09:00:00.000Z',
    ...change,
  };
};

export const aClaim = (page: PageRecord, change: Partial<ClaimRecord> = {}): ClaimRecord => {
  const quote = change.quote ?? 'The country will lead in training chips by 2030.';
  return {
    id: claimIdOf(page.id, quote, 0),
    pageId: page.id,
    origin: 'machine',
    quote,
    clause: null,
    selectors: {
      quote: { exact: quote, prefix: 'He said: ', suffix: ' Others doubt it.' },
      position: { start: 120, end: 120 + [...quote].length },
      fragment: 'text=The%20country,by%202030.',
    },
    tier: 'race',
    type: 'forecast',
    direction: 'cn',
    speaker: 'A. Minister',
    horizon: { text: 'by 2030', from: '2026-03-01', to: '2030-12-31', precision: 'year' },
    score: 0.93,
    reasons: [{ feature: 'futureModal', weight: 1.25, evidence: 'will' }],
    anchor: 'exact',
    wordings: [],
    firstSeen: '2026-03-02T09:00:00.000Z',
    lastSeen: '2026-03-03T09:00:00.000Z',
    ...change,
  };
};

export const anAnnotation = (
  claimId: string,
  change: Partial<AnnotationRecord> = {},
): AnnotationRecord => ({
  id: annotationIdOf(claimId, change.reviewer ?? ''),
  claimId,
  reviewer: '',
  stance: 'disagree',
  credibility: 2,
  note: 'No source is named.',
  tags: ['chips', 'forecast'],
  dismissed: false,
  corrections: {},
  outcome: null,
  created: '2026-03-03T10:00:00.000Z',
  modified: '2026-03-03T10:05:00.000Z',
  deleted: null,
  ...change,
});

/** The reader says that two claims do not conflict. */
export const aPair = (
  one: string,
  other: string,
  change: Partial<PairRecord> = {},
): PairRecord => ({
  claims: pairOf(one, other),
  reviewer: '',
  noConflict: true,
  created: '2026-03-04T10:00:00.000Z',
  modified: '2026-03-04T10:00:00.000Z',
  ...change,
});

/** One claim with the reader's judgement and a colleague's, one claim nobody judged. */
export function aLibrary(): LibraryEntry[] {
  const page = aPage();
  const first = aClaim(page);
  const second = aClaim(page, { quote: 'Nobody is far ahead today.', type: 'standing' });
  return [
    {
      page,
      claim: first,
      own: anAnnotation(first.id),
      others: [anAnnotation(first.id, { reviewer: 'Ann', stance: 'agree', credibility: 4 })],
    },
    { page, claim: second, own: null, others: [] },
  ];
}

export const toImported = (entries: LibraryEntry[], pairs: PairRecord[] = []): ImportedLibrary => ({
  source: 'racemark',
  entries,
  pairs,
  omitted: [],
});

export async function write(
  format: Format,
  entries: Iterable<LibraryEntry>,
  options: Partial<SerializeOptions> = {},
): Promise<string> {
  let text = '';
  for await (const piece of serialize(format, entries, { ...OPTIONS, ...options })) text += piece;
  return text;
}
