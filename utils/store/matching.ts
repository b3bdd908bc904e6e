/** What a query asks of a claim in the catalogue. Pure. */
import type { ClaimStatus } from '../records.ts';
import {
  byteAt,
  COLUMNS,
  type Column,
  type PackedPage,
  PLACE,
  tagsAt,
  type ValueOf,
} from './packed.ts';
import type { LibraryQuery } from './queries.ts';

/** A packed page in memory, with its lines once a search has come by. */
export interface LoadedPage extends PackedPage {
  head: string;
  text: string;
  lines: string[] | null;
}

export type Test = (page: LoadedPage, at: number) => boolean;

const SHOWN: readonly ClaimStatus[] = ['new', 'reviewed'];

/** Tests a claim for search terms; looks at each page as a whole first, and splits only pages that can match. */
export function searcher(terms: readonly string[]): (page: LoadedPage, at: number) => boolean {
  if (terms.length === 0) return () => true;
  let last: LoadedPage | null = null;
  let open: readonly string[] | null = null;
  const openTerms = (page: LoadedPage): readonly string[] | null => {
    const missing = terms.filter((term) => !page.head.includes(term));
    return missing.every((term) => page.text.includes(term)) ? missing : null;
  };
  return (page, at) => {
    if (page !== last) {
      last = page;
      open = openTerms(page);
    }
    if (!open) return false;
    if (open.length === 0) return true;
    page.lines ??= page.text.split('\n');
    const line = page.lines[at] ?? '';
    return open.every((term) => line.includes(term));
  };
}

function columnTest<C extends Column>(
  column: C,
  wanted: readonly ValueOf<C>[] | undefined,
): Test[] {
  if (!wanted) return [];
  const place = PLACE[column];
  const accepted = COLUMNS[column].map((value) => (wanted as readonly unknown[]).includes(value));
  return [(page, at) => accepted[byteAt(page, at, place)] === true];
}

function setTest(
  wanted: readonly string[] | undefined,
  value: (page: PackedPage, at: number) => string,
): Test[] {
  if (!wanted) return [];
  const set = new Set(wanted);
  return [(page, at) => set.has(value(page, at))];
}

function publishedTest(range: LibraryQuery['published']): Test[] {
  if (!range) return [];
  const { from, to } = range;
  return [
    ({ published }) =>
      published !== null &&
      (from === null || published >= from) &&
      (to === null || published <= to),
  ];
}

/** The test a query makes of a claim, its text apart. */
export function matcher(query: LibraryQuery): Test {
  const { tags, overdueOn } = query;
  const tests: Test[] = [
    ...columnTest('life', [query.bin ? 'bin' : 'library']),
    ...columnTest('status', query.bin ? undefined : (query.statuses ?? SHOWN)),
    ...columnTest('tier', query.tiers),
    ...columnTest('type', query.types),
    ...columnTest('direction', query.directions),
    ...columnTest('stance', query.stances),
    ...columnTest('credibility', query.credibilities),
    ...columnTest('origin', query.origins),
    ...columnTest('anchor', query.anchors),
    ...setTest(query.pageIds, ({ pageId }) => pageId),
    ...setTest(query.outlets, ({ outlet }) => outlet),
    ...setTest(query.speakers, ({ speakers }, at) => speakers[at] ?? ''),
    ...publishedTest(query.published),
    ...(overdueOn === undefined
      ? []
      : [
          ...columnTest('type', ['forecast']),
          ...columnTest('outcome', ['none']),
          ({ due }: PackedPage, at: number) => Boolean(due?.[at] && due[at] < overdueOn),
        ]),
    ...(tags
      ? [(page: PackedPage, at: number) => tagsAt(page, at).some((tag) => tags.includes(tag))]
      : []),
  ];
  return (page, at) => tests.every((test) => test(page, at));
}
