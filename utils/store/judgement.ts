/** What the reader says about a claim, as pure changes of one annotation. */
import { annotationIdOf } from '../identity.ts';
import type { AnnotationChange } from '../messages.ts';
import { type AnnotationRecord, nothingSaid, SAID, type SaidField } from '../records.ts';
import type { AnnotationBefore } from './library.ts';

/** The reader of this machine. The name for exports is a setting and is written only there. */
export const OWN_REVIEWER = '';

/** An annotation that says nothing yet. */
export const emptyAnnotation = (claimId: string, now: string): AnnotationRecord => ({
  id: annotationIdOf(claimId, OWN_REVIEWER),
  claimId,
  reviewer: OWN_REVIEWER,
  ...nothingSaid(),
  created: now,
  modified: now,
  deleted: null,
});

/** Tags as kept: trimmed, none empty, none twice whatever its case, in the reader's order. */
export function cleanTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags) {
    const trimmed = tag.normalize('NFC').trim();
    const key = trimmed.toLowerCase();
    if (trimmed !== '' && !kept.has(key)) kept.set(key, trimmed);
  }
  return [...kept.values()];
}

/** Changes the given fields and leaves the others; a claim in the bin that is judged again comes out of it. */
export function applyChange(
  before: AnnotationRecord,
  change: AnnotationChange,
  now: string,
): AnnotationRecord {
  return {
    ...before,
    ...change,
    tags: change.tags ? cleanTags(change.tags) : before.tags,
    modified: laterThan(before, now),
    deleted: null,
  };
}

const differ = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

/** What two states of an annotation say differently. */
export const changedIn = (before: AnnotationRecord, after: AnnotationRecord): SaidField[] =>
  SAID.filter((field) => differ(before[field], after[field]));

/**
 * An annotation with what a change has changed as it was before. A field that is not as the change wrote it has been
 * changed since, and stays.
 * @returns `after` is null where it then says nothing and was not there before, and `now` itself where nothing is put
 *   back; `left` says whether a field stayed that is neither as it was written nor as it was before.
 */
export function takenBack(
  now: AnnotationRecord,
  { annotation, changed, written }: Omit<AnnotationBefore, 'claimId'>,
  time: string,
): { after: AnnotationRecord | null; left: boolean } {
  const nothing = emptyAnnotation(now.claimId, time);
  const before = annotation ?? nothing;
  const stale = changed.filter((field) => differ(now[field], before[field]));
  const own = stale.filter((field) => !differ(now[field], written[field]));
  const left = own.length < stale.length;
  if (own.length === 0) return { after: now, left };
  const former = Object.fromEntries(own.map((field) => [field, before[field]]));
  const after: AnnotationRecord = { ...now, ...former, modified: laterThan(now, time) };
  const saysNothing = !annotation && changedIn(nothing, after).length === 0;
  return { after: saysNothing ? null : after, left };
}

/** The last time that files can hold. */
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * The time of a change: now, or just after the change before where that bears a later time, as after an import from a
 * machine whose clock is ahead. At imports the later time wins, and a change must not lose to what it replaced.
 */
export function laterThan({ modified }: Pick<AnnotationRecord, 'modified'>, now: string): string {
  const before = Date.parse(modified);
  return before > Date.parse(now) ? new Date(Math.min(before + 1, LAST_MS)).toISOString() : now;
}

/** Whether reviewers disagree on a claim: one agrees, another disagrees. */
export function isDisputed(annotations: readonly AnnotationRecord[]): boolean {
  const alive = annotations.filter(({ deleted, dismissed }) => !deleted && !dismissed);
  return (
    alive.some(({ stance }) => stance === 'agree') &&
    alive.some(({ stance }) => stance === 'disagree')
  );
}
