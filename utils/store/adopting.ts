/** A colleague who is the reader: judgements imported under a name become the reader's own, later than at the import. */
import { annotationIdOf } from '../identity.ts';
import type { PairRecord } from '../records.ts';
import type { Access } from './access.ts';
import { ownRows } from './annotations.ts';
import { countUnsaved } from './care.ts';
import { recatalogue } from './catalogue-tables.ts';
import { claimsById } from './claims.ts';
import { changedIn, laterThan, OWN_REVIEWER } from './judgement.ts';
import type { Adopted, Library } from './library.ts';
import { annotationOf } from './rows.ts';
import type { AnnotationRow, LibraryDatabase, PairKey } from './schema.ts';
import { putPairs } from './settled.ts';

/** Of two by one person the later counts, as at an import; at the same time what stands here stays. */
const isLater = (theirs: { modified: string }, own: { modified: string } | undefined): boolean =>
  !own || Date.parse(theirs.modified) > Date.parse(own.modified);

export const adoptingIn = (
  access: Access,
): Pick<Library, 'colleagues' | 'planAdoption' | 'adopt' | 'disown'> => {
  const { db } = access;

  return {
    colleagues: () =>
      access.read(async () => {
        const keys = (await db.annotations.orderBy('[claimId+reviewer]').keys()) as unknown[];
        const counts = new Map<string, number>();
        for (const [, name] of keys as [string, string][]) {
          if (name !== OWN_REVIEWER) counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        return [...counts]
          .map(([name, judgements]) => ({ name, judgements }))
          .sort((a, b) => b.judgements - a.judgements || (a.name < b.name ? -1 : 1));
      }),

    planAdoption: (name) =>
      access.read(async () => {
        const plan = { become: 0, replace: 0, stay: 0 };
        for (const [theirs, own] of await judgedBy(db, name)) {
          plan[!own ? 'become' : isLater(theirs, own) ? 'replace' : 'stay'] += 1;
        }
        return plan;
      }),

    adopt: (name) =>
      access.write(async () => {
        const annotations: Adopted['annotations'] = [];
        const put: AnnotationRow[] = [];
        const both = await judgedBy(db, name);
        for (const [theirs, own] of both) {
          const id = own?.id ?? annotationIdOf(theirs.claimId, OWN_REVIEWER);
          const row =
            !own || isLater(theirs, own) ? { ...theirs, id, reviewer: OWN_REVIEWER } : own;
          if (row !== own) put.push(row);
          annotations.push({
            theirs: annotationOf(theirs),
            own: own ? annotationOf(own) : null,
            written: annotationOf(row),
          });
        }
        const pairs = await adoptedPairs(db, name);
        await db.annotations.bulkDelete(both.map(([{ id }]) => id));
        await db.annotations.bulkPut(put);
        await db.pairs.bulkDelete(pairs.map(({ theirs }): PairKey => [theirs.claims, name]));
        await putPairs(
          db,
          pairs.map(({ written }) => written),
        );
        await countUnsaved(db, both.length);
        await recatalogue(db, pagesOf(both.map(([row]) => row)));
        return { annotations, pairs };
      }),

    disown: (adopted) => {
      const now = access.now();
      return access.write(async () => {
        const claimIds = adopted.annotations.map(({ theirs }) => theirs.claimId);
        const [claims, own] = [await claimsById(db, claimIds), await ownRows(db, claimIds)];
        const put: AnnotationRow[] = [];
        const gone: string[] = [];
        const left: string[] = [];
        for (const [at, { theirs, own: before, written }] of adopted.annotations.entries()) {
          const pageId = claims.get(theirs.claimId)?.pageId;
          if (pageId === undefined) continue;
          put.push({ ...theirs, pageId });
          const stands = own[at];
          if (!stands || changedIn(stands, written).length > 0) left.push(theirs.claimId);
          else if (!before) gone.push(stands.id);
          else if (changedIn(stands, before).length > 0)
            put.push({ ...before, pageId, modified: laterThan(stands, now) });
        }
        await db.annotations.bulkDelete(gone);
        await db.annotations.bulkPut(put);
        await restorePairs(db, adopted.pairs, now);
        await countUnsaved(db, put.length + gone.length);
        await recatalogue(db, pagesOf(put));
        return left;
      });
    },
  };
};

const pagesOf = (rows: readonly AnnotationRow[]): string[] => [
  ...new Set(rows.map(({ pageId }) => pageId)),
];

/** What somebody said of claims, each with what the reader said of it. */
async function judgedBy(
  db: LibraryDatabase,
  name: string,
): Promise<[theirs: AnnotationRow, own: AnnotationRow | undefined][]> {
  const theirs = await db.annotations.filter(({ reviewer }) => reviewer === name).toArray();
  const own = await ownRows(
    db,
    theirs.map(({ claimId }) => claimId),
  );
  return theirs.map((row, at) => [row, own[at]]);
}

async function adoptedPairs(db: LibraryDatabase, name: string): Promise<Adopted['pairs']> {
  const theirs = await db.pairs.filter(({ reviewer }) => reviewer === name).toArray();
  const own = await db.pairs.bulkGet(theirs.map(({ claims }): PairKey => [claims, OWN_REVIEWER]));
  return theirs.map((record, at) => ({
    theirs: record,
    own: own[at] ?? null,
    written: isLater(record, own[at])
      ? { ...record, reviewer: OWN_REVIEWER }
      : (own[at] as PairRecord),
  }));
}

/** Puts back what two claims were said to be together; a word that has changed since stays. */
async function restorePairs(
  db: LibraryDatabase,
  pairs: Adopted['pairs'],
  now: string,
): Promise<void> {
  const stands = await db.pairs.bulkGet(
    pairs.map(({ written }): PairKey => [written.claims, OWN_REVIEWER]),
  );
  const unchanged = pairs.filter(
    ({ written }, at) => stands[at]?.noConflict === written.noConflict,
  );
  await db.pairs.bulkPut(pairs.map(({ theirs }) => theirs));
  // That it was said and taken back is remembered, so that no older file says it again.
  await putPairs(
    db,
    unchanged.map(({ own, written }) => ({
      ...(own ?? { ...written, noConflict: false }),
      modified: laterThan(written, now),
    })),
  );
}
