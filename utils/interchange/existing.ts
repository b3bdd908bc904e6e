/** What an import has to be compared with, taken from the library and no more of it than needed. */
import type {
  AnnotationRecord,
  ClaimRecord,
  LibraryEntry,
  PageRecord,
  PairRecord,
} from '../records.ts';
import type { ExistingLibrary } from './merge.ts';
import type { ImportedLibrary } from './plan.ts';

/** The part of the library that planning reads. */
export interface LibraryReader {
  /** All records of the pages that have one of these addresses. */
  recordsAt(addresses: readonly string[]): Promise<{
    pages: PageRecord[];
    claims: ClaimRecord[];
    annotations: AnnotationRecord[];
  }>;
  /** Those of these claims that are saved, also dismissed and in the bin. */
  entries(claimIds: readonly string[]): Promise<LibraryEntry[]>;
  /** All that was said about two claims together. */
  pairs(): Promise<PairRecord[]>;
}

/**
 * Reads the pages of a file from the library, and the claims whose ids the file uses for another page: those must
 * not be overwritten.
 */
export async function existingFor(
  library: LibraryReader,
  incoming: ImportedLibrary,
): Promise<ExistingLibrary> {
  const addresses = new Set<string>();
  for (const { page } of incoming.entries) {
    addresses.add(page.url);
    for (const alias of page.aliases) addresses.add(alias);
  }
  const { pages, claims, annotations } = await library.recordsAt([...addresses]);
  const known = new Set(claims.map(({ id }) => id));
  const unknown = incoming.entries.map(({ claim }) => claim.id).filter((id) => !known.has(id));
  const elsewhere = unknown.length > 0 ? await library.entries(unknown) : [];
  const entries = [...joined(pages, claims, annotations), ...elsewhere];
  return { pages, entries, pairs: incoming.pairs.length > 0 ? await library.pairs() : [] };
}

function joined(
  pages: readonly PageRecord[],
  claims: readonly ClaimRecord[],
  annotations: readonly AnnotationRecord[],
): LibraryEntry[] {
  const pageById = new Map(pages.map((page) => [page.id, page]));
  const said = Map.groupBy(annotations, ({ claimId }) => claimId);
  return claims.flatMap((claim) => {
    const page = pageById.get(claim.pageId);
    if (!page) return [];
    const all = said.get(claim.id) ?? [];
    const own = all.find(({ reviewer }) => reviewer === '') ?? null;
    return [{ page, claim, own, others: all.filter((each) => each !== own) }];
  });
}
