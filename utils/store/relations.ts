/** Relations between claims in the database: what is to be looked for, and what has been found. */
import { Dexie } from 'dexie';
import { localDay } from '../calendar.ts';
import { type LibraryEntry, speakerOf } from '../records.ts';
import { type PageDigest, sameDigest } from '../relations/digest.ts';
import { RANKS, turned } from '../relations/relation.ts';
import type { Access } from './access.ts';
import { stamp } from './catalogue-tables.ts';
import { entriesOf } from './entries.ts';
import type { FoundRelation, Library, RelatedClaim, Unrelated } from './library.ts';
import { bucketOf } from './packed.ts';
import type { DigestRow, LibraryDatabase, RelationRow } from './schema.ts';
import {
  relationIdOf,
  settleConflict,
  settledConflicts,
  settledRelations,
  withDispute,
} from './settled.ts';

type Tables = Pick<LibraryDatabase, 'relations' | 'unrelated' | 'digests' | 'meta' | 'pairs'>;

/** Counts writes to digests. */
const DIGESTS = 'digests';
/** A likeness that has changed by less is not written. */
const SHIFT = 0.05;

export const relationsIn = (
  access: Access,
): Pick<
  Library,
  | 'related'
  | 'conflicts'
  | 'settleConflict'
  | 'pairs'
  | 'unrelated'
  | 'digestsSince'
  | 'saveDigests'
  | 'saveRelations'
> => {
  const { db } = access;
  return {
    related: (claimId) =>
      access.read(async () => {
        const relations = await relationsOf(db, claimId);
        const entries = await entriesById(
          db,
          relations.map(({ other }) => other),
        );
        return relations.flatMap((relation) => {
          const entry = entries.get(relation.other);
          return entry ? [relatedClaim(entry, relation)] : [];
        });
      }),

    settleConflict: (claims, settled) => {
      const now = access.now();
      return access.write(() => settleConflict(db, claims, settled, now));
    },

    pairs: () => access.read(() => db.pairs.toArray()),

    conflicts: ({ offset, limit }, { settled = false } = {}) =>
      access.read(async () => {
        const byDate = () => db.relations.orderBy('conflictOn');
        const pending = await db.unrelated.count();
        const quiet = settled ? await settledConflicts(db) : null;
        const [total, rows] = quiet
          ? [quiet.length, quiet.slice(offset, offset + limit)]
          : await Promise.all([
              byDate().count(),
              byDate().reverse().offset(offset).limit(limit).toArray(),
            ]);
        const entries = await entriesById(
          db,
          rows.flatMap(({ claims }) => claims),
        );
        const pairs = rows.flatMap(({ claims: [first, second], similarity, reasons }) => {
          const [here, there] = [entries.get(first), entries.get(second)];
          return here && there ? [{ here, there, similarity, why: reasons }] : [];
        });
        return { total, pairs, pending };
      }),

    unrelated: (stage, limit) => access.read(() => unrelated(db, stage, limit)),
    digestsSince: (known) => access.read(() => digestsSince(db, known)),
    saveDigests: (pages) => access.writeUntold(() => saveDigests(db, pages)),
    saveRelations: async (page, relations) => {
      const { isChanged, disputed } = await access.writeUntold(() =>
        saveRelations(db, page, relations),
      );
      if (isChanged) access.tell();
      return disputed;
    },
  };
};

async function entriesById(
  db: LibraryDatabase,
  claimIds: readonly string[],
): Promise<Map<string, LibraryEntry>> {
  const entries = await entriesOf(db, [...new Set(claimIds)]);
  return new Map(entries.map((entry) => [entry.claim.id, entry]));
}

async function unrelated(
  tables: Tables,
  stage: 'digest' | 'relate',
  limit: number,
): Promise<Unrelated[]> {
  // What the reader has just opened comes before the rest of an import.
  const rows = await tables.unrelated
    .where('[stage+since]')
    .between([stage, Dexie.minKey], [stage, Dexie.maxKey])
    .reverse()
    .limit(limit)
    .toArray();
  return rows.map(({ pageId, ticket }) => ({ pageId, ticket }));
}

const digestRevision = async (tables: Tables): Promise<number> =>
  ((await tables.meta.get(DIGESTS))?.value as number | undefined) ?? 0;

async function digestsSince(
  tables: Tables,
  known: { epoch: string; revision: number },
): Promise<{ epoch: string; revision: number; digests: PageDigest[] }> {
  const [{ epoch }, revision] = await Promise.all([stamp(tables), digestRevision(tables)]);
  const rows =
    epoch === known.epoch && known.revision > 0
      ? await tables.digests.where('revision').above(known.revision).toArray()
      : await tables.digests.toArray();
  return { epoch, revision, digests: rows.flatMap(({ pages }) => pages) };
}

async function saveDigests(
  tables: Tables,
  pages: readonly (Unrelated & { digest: PageDigest })[],
): Promise<void> {
  const revision = (await digestRevision(tables)) + 1;
  const byBucket = Map.groupBy(pages, ({ pageId }) => bucketOf(pageId));
  const buckets = [...byBucket.keys()];
  const rows = await tables.digests.bulkGet(buckets);
  const put = buckets.flatMap((bucket, at): DigestRow[] => {
    const digests = new Map(rows[at]?.pages.map((digest) => [digest.pageId, digest]));
    let changed = false;
    // One without claims stays: whoever has read an earlier one learns from it.
    for (const { pageId, digest } of byBucket.get(bucket) ?? []) {
      const before = digests.get(pageId);
      if (before && sameDigest(before, digest)) continue;
      digests.set(pageId, digest);
      changed = true;
    }
    return changed ? [{ bucket, revision, pages: [...digests.values()] }] : [];
  });
  if (put.length > 0) {
    await tables.digests.bulkPut(put);
    await tables.meta.put({ name: DIGESTS, value: revision });
  }
  const waiting = await tables.unrelated.bulkGet(pages.map(({ pageId }) => pageId));
  await tables.unrelated.bulkPut(
    waiting.flatMap((row, at) =>
      row && row.ticket === pages[at]?.ticket ? [{ ...row, stage: 'relate' as const }] : [],
    ),
  );
}

function rowOf(
  pageId: string,
  { here, there, date, ...found }: FoundRelation,
  settled: ReadonlySet<string>,
): RelationRow {
  const isFirst = here < there.claimId;
  const pages: [string, string] = isFirst ? [pageId, there.pageId] : [there.pageId, pageId];
  const claims: [string, string] = isFirst ? [here, there.claimId] : [there.claimId, here];
  const id = relationIdOf(claims);
  const row: RelationRow = {
    id,
    claims,
    pages,
    kind: found.kind,
    similarity: found.similarity,
    reasons: isFirst ? found.reasons : turned(found.reasons),
    date,
  };
  return withDispute(row, settled.has(id));
}

async function saveRelations(
  tables: Tables,
  { pageId, ticket }: Unrelated,
  found: readonly FoundRelation[],
): Promise<{ isChanged: boolean; disputed: string[] }> {
  const before = await tables.relations.where('pages').equals(pageId).toArray();
  const known = new Map(before.map((row) => [row.id, row]));
  const settled = await settledRelations(tables);
  const after = new Map(
    found.map((each) => rowOf(pageId, each, settled)).map((row) => [row.id, row]),
  );
  const gone = before.filter(({ id }) => !after.has(id));
  const put = [...after.values()].filter((row) => !isSame(row, known.get(row.id)));
  await tables.relations.bulkDelete(gone.map(({ id }) => id));
  await tables.relations.bulkPut(put);
  if ((await tables.unrelated.get(pageId))?.ticket === ticket) {
    await tables.unrelated.delete(pageId);
  }
  const disputed = [
    ...gone.map(({ disputes }) => disputes),
    ...put.flatMap(({ id, disputes }) => {
      const was = known.get(id)?.disputes;
      return Boolean(was) === Boolean(disputes) ? [] : [was ?? disputes];
    }),
  ];
  return {
    isChanged: gone.length > 0 || put.length > 0,
    disputed: [...new Set(disputed.flatMap((pages) => pages ?? []))],
  };
}

/** Whether two rows say the same, but for a likeness that has shifted with the rest of the library. */
const isSame = (row: RelationRow, known: RelationRow | undefined): boolean =>
  known !== undefined &&
  Math.abs(row.similarity - known.similarity) < SHIFT &&
  JSON.stringify([row.kind, row.reasons, row.conflictOn]) ===
    JSON.stringify([known.kind, known.reasons, known.conflictOn]);

/** Claims of a page that another article contradicts. */
export const contradicted = (
  tables: Pick<Tables, 'relations'>,
  pageId: string,
): PromiseLike<Set<string>> =>
  tables.relations
    .where('disputes')
    .equals(pageId)
    .toArray((rows) => new Set(rows.flatMap(({ claims }) => claims)));

/** A claim's relations, each with the other claim's id and the reasons as the claim has them. */
async function relationsOf(
  tables: Pick<Tables, 'relations'>,
  claimId: string,
): Promise<(Pick<RelationRow, 'kind' | 'similarity' | 'reasons'> & { other: string })[]> {
  const rows = await tables.relations.where('claims').equals(claimId).toArray();
  return rows
    .map(({ claims: [first, second], kind, similarity, reasons }) =>
      first === claimId
        ? { other: second, kind, similarity, reasons }
        : { other: first, kind, similarity, reasons: turned(reasons) },
    )
    .sort((a, b) => RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind) || b.similarity - a.similarity);
}

const relatedClaim = (
  { page, claim, own }: LibraryEntry,
  { kind, similarity, reasons }: Pick<RelationRow, 'kind' | 'similarity' | 'reasons'>,
): RelatedClaim => ({
  claimId: claim.id,
  pageId: page.id,
  quote: claim.quote,
  title: page.title,
  outlet: page.outlet,
  lang: page.lang,
  url: page.visited ?? page.url,
  date: page.published ?? localDay(claim.firstSeen),
  type: own?.corrections.type ?? claim.type,
  direction: own?.corrections.direction ?? claim.direction,
  speaker: speakerOf({ claim, own }),
  stance: own?.stance ?? null,
  credibility: own?.credibility ?? null,
  relation: kind,
  similarity,
  why: reasons,
});
