/** What the reader says about claims: judging, taking back, the bin. */
import type { AnnotationChange } from '../messages.ts';
import type { AnnotationRecord } from '../records.ts';
import type { Access } from './access.ts';
import { countUnsaved, dropPage } from './care.ts';
import { recatalogue } from './catalogue-tables.ts';
import { claimsById, claimsOf, putClaims } from './claims.ts';
import { entriesOf } from './entries.ts';
import {
  applyChange,
  changedIn,
  emptyAnnotation,
  laterThan,
  OWN_REVIEWER,
  takenBack,
} from './judgement.ts';
import type { AnnotationBefore, Library } from './library.ts';
import { annotationOf, unknownClaim } from './rows.ts';
import type { AnnotationRow, ClaimRow, LibraryDatabase } from './schema.ts';
import { dropPairsOf } from './settled.ts';

/** Days a deleted claim stays in the bin. */
export const BIN_DAYS = 30;
const DAY_MS = 86_400_000;
/** How long a request is known to have been done; its sender asks again within seconds. */
const REQUEST_MS = 3_600_000;

export const annotationsIn = (
  access: Access,
): Pick<
  Library,
  'annotate' | 'annotateMany' | 'restoreAnnotations' | 'softDelete' | 'restore' | 'purge'
> => {
  const { db } = access;

  /** Changes the reader's annotations of claims in one transaction; the same request again changes nothing. */
  const changeMany = (
    claimIds: readonly string[],
    now: string,
    change: (before: AnnotationRecord) => AnnotationRecord,
    request?: string,
  ): Promise<AnnotationBefore[]> =>
    access.write(async () => {
      if (request !== undefined) {
        const done = await db.requests.get(request);
        if (done) return done.before;
      }
      const before = await changeAll(db, claimIds, now, change);
      if (request !== undefined) {
        await db.requests.where('at').below(earlier(now, REQUEST_MS)).delete();
        await db.requests.put({ id: request, at: now, before });
      }
      return before;
    });

  return {
    async annotate(claimId, change, request) {
      const now = access.now();
      const changed = (before: AnnotationRecord) => applyChange(before, change, now);
      const [made] = await changeMany([claimId], now, changed, request);
      const [entry] = await access.read(() => entriesOf(db, [claimId]));
      if (!entry || !made) throw unknownClaim(claimId);
      return { entry, made };
    },

    annotateMany(claimIds, change, request) {
      const now = access.now();
      const changed = (before: AnnotationRecord) =>
        applyChange(before, typeof change === 'function' ? change(before) : change, now);
      return changeMany(claimIds, now, changed, request);
    },

    softDelete(claimIds) {
      const now = access.now();
      return changeMany(claimIds, now, (before) => ({
        ...before,
        deleted: now,
        modified: laterThan(before, now),
      }));
    },

    restore(claimIds) {
      const now = access.now();
      return changeMany(claimIds, now, (before) => ({
        ...before,
        deleted: null,
        modified: laterThan(before, now),
      }));
    },

    restoreAnnotations(before) {
      const now = access.now();
      return access.write(async () => {
        const claimIds = before.map(({ claimId }) => claimId);
        const [claims, own] = [await claimsById(db, claimIds), await ownRows(db, claimIds)];
        const put: AnnotationRow[] = [];
        const gone: string[] = [];
        const stayed: string[] = [];
        for (const [at, each] of before.entries()) {
          const pageId = claims.get(each.claimId)?.pageId;
          const said = own[at] ?? emptyAnnotation(each.claimId, now);
          const { after, left } = takenBack(said, each, now);
          if (left || pageId === undefined) stayed.push(each.claimId);
          if (after === said || pageId === undefined) continue;
          if (after) put.push({ ...after, pageId });
          else gone.push(said.id);
        }
        await db.annotations.bulkPut(put);
        await db.annotations.bulkDelete(gone);
        await countUnsaved(db, put.length + gone.length);
        await recatalogue(db, pageIdsOf(claims.values()));
        return stayed;
      });
    },

    purge() {
      const cutoff = earlier(access.now(), BIN_DAYS * DAY_MS);
      return access.write(async () => {
        const expired = await db.annotations.where('deleted').below(cutoff).toArray();
        // A write is a change, for which the next scheduled back-up would write a file.
        if (expired.length === 0) return 0;
        await db.annotations.bulkDelete(expired.map(({ id }) => id));
        // What a colleague deleted is the colleague's word that goes; the claim is the reader's to keep.
        const own = expired.filter(({ reviewer }) => reviewer === OWN_REVIEWER);
        const gone = new Set(own.map(({ claimId }) => claimId));
        const pageIds = pageIdsOf(expired);
        for (const pageId of pageIdsOf(own)) {
          const claims = await claimsOf(db, pageId);
          const kept = claims.filter(({ id }) => !gone.has(id));
          if (kept.length === 0) await dropPage(db, pageId);
          else await putClaims(db, pageId, kept);
        }
        // Else the claim would be back without the word that it was deleted.
        await db.annotations
          .where('claimId')
          .anyOf([...gone])
          .delete();
        await dropPairsOf(db, [...gone]);
        await recatalogue(db, pageIds);
        return gone.size;
      });
    },
  };
};

const earlier = (time: string, milliseconds: number): string =>
  new Date(Date.parse(time) - milliseconds).toISOString();

const pageIdsOf = (rows: Iterable<{ pageId: string }>): string[] => [
  ...new Set([...rows].map(({ pageId }) => pageId)),
];

/** Changes the reader's annotations of claims. Gives what stood before. To be called in a transaction. */
async function changeAll(
  db: LibraryDatabase,
  claimIds: readonly string[],
  now: string,
  change: (before: AnnotationRecord) => AnnotationRecord,
): Promise<AnnotationBefore[]> {
  const claims = await claimsById(db, claimIds);
  const own = await ownRows(db, claimIds);
  const before: AnnotationBefore[] = [];
  const put: AnnotationRow[] = [];
  for (const [at, claimId] of claimIds.entries()) {
    const claim = claims.get(claimId);
    if (!claim) throw unknownClaim(claimId);
    const row = own[at];
    const said = row ?? emptyAnnotation(claimId, now);
    const after = change(said);
    const written = { ...after, pageId: claim.pageId };
    before.push({
      claimId,
      annotation: row ? annotationOf(row) : null,
      changed: changedIn(said, after),
      written: annotationOf(written),
    });
    put.push(written);
  }
  await db.annotations.bulkPut(put);
  await countUnsaved(db, put.length);
  await recatalogue(db, pageIdsOf(put));
  return before;
}

export const ownOf = (
  db: LibraryDatabase,
  claimId: string,
): PromiseLike<AnnotationRow | undefined> =>
  db.annotations.get({ claimId, reviewer: OWN_REVIEWER });

/** The reader's annotations of claims, in their order; one look for the key of each, asked for at once. */
export async function ownRows(
  db: LibraryDatabase,
  claimIds: readonly string[],
): Promise<(AnnotationRow | undefined)[]> {
  const keys = await Promise.all(
    claimIds.map((claimId) =>
      db.annotations.where('[claimId+reviewer]').equals([claimId, OWN_REVIEWER]).primaryKeys(),
    ),
  );
  const rows = await db.annotations.bulkGet(keys.flat());
  const own = new Map(rows.flatMap((row) => (row ? [[row.claimId, row]] : [])));
  return claimIds.map((claimId) => own.get(claimId));
}

/** Changes the reader's annotation of a claim, within a transaction that takes care of the rest. */
export async function changeOwn(
  db: LibraryDatabase,
  claim: ClaimRow,
  change: AnnotationChange,
  now: string,
): Promise<void> {
  const before = (await ownOf(db, claim.id)) ?? emptyAnnotation(claim.id, now);
  await db.annotations.put({ ...applyChange(before, change, now), pageId: claim.pageId });
}
