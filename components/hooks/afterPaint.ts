/**
 * Does some work once what has just been drawn is on its way to the screen: in the frame that draws it, or right after,
 * the work would hold it up.
 * @returns how not to.
 */
export function afterPaint(work: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(work);
  });
  return () => cancelAnimationFrame(frame);
}
