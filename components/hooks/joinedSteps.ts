import type { AnnotationBefore } from '../../utils/store/library.ts';

/** Changes of one note closer together than this are taken back together, in milliseconds. */
export const NOTE_MS = 2_000;

/** Two changes of one claim in short succession as one to be taken back; the first alone where the second fails. */
export function joinedSteps(
  first: Promise<AnnotationBefore[]>,
  then: Promise<AnnotationBefore[]>,
): Promise<AnnotationBefore[]> {
  const both = Promise.all([first, then.catch(() => [])]).then(([[before], [after]]) =>
    before && after ? [joined(before, after)] : before ? [before] : [],
  );
  // Whoever made the first is told that it failed.
  both.catch(() => {});
  return both;
}

const joined = (first: AnnotationBefore, then: AnnotationBefore): AnnotationBefore => ({
  ...first,
  changed: [...new Set([...first.changed, ...then.changed])],
  written: then.written,
});
