/** Which painted range lies under a point of the viewport. */

export interface Point {
  /** CSS pixels from the viewport's corner, as in a pointer event. */
  x: number;
  y: number;
}

/**
 * The painted range under the point, the shortest when several lie there; null when there is none.
 * Asks the highlight registry where the browser can, else the caret position.
 */
export function hitTest(
  document: Document,
  point: Point,
  ranges: Iterable<Range>,
  shadowRoots: readonly ShadowRoot[] = [],
): Range | null {
  const candidates = new Set(ranges);
  const hits =
    askRegistry(document, point, shadowRoots) ?? askCaret(document, point, candidates, shadowRoots);
  let best: Range | null = null;
  for (const range of hits) {
    if (candidates.has(range) && (best === null || lengthOf(range) < lengthOf(best))) best = range;
  }
  return best;
}

/** https://drafts.csswg.org/css-highlight-api-1/#interactions; not in the DOM typings yet. */
interface HitRegistry {
  highlightsFromPoint?(
    x: number,
    y: number,
    options: { shadowRoots: ShadowRoot[] },
  ): { ranges: AbstractRange[] }[];
}

function askRegistry(
  document: Document,
  { x, y }: Point,
  shadowRoots: readonly ShadowRoot[],
): Range[] | null {
  const registry = document.defaultView?.CSS.highlights as HitRegistry | undefined;
  if (typeof registry?.highlightsFromPoint !== 'function') return null;
  return registry
    .highlightsFromPoint(x, y, { shadowRoots: [...shadowRoots] })
    .flatMap((hit) => hit.ranges as Range[]);
}

function* askCaret(
  document: Document,
  point: Point,
  ranges: Iterable<Range>,
  shadowRoots: readonly ShadowRoot[],
): Generator<Range> {
  const caret = caretAt(document, point, shadowRoots);
  if (!caret) return;
  for (const range of ranges) {
    if (range.startContainer.getRootNode() !== caret.node.getRootNode()) continue;
    // The caret snaps to the nearest text from any distance: the point itself has to be on a line of it.
    if (range.isPointInRange(caret.node, caret.offset) && covers(range, point)) yield range;
  }
}

interface Caret {
  node: Node;
  offset: number;
}

function caretAt(
  document: Document,
  { x, y }: Point,
  shadowRoots: readonly ShadowRoot[],
): Caret | null {
  const position = document.caretPositionFromPoint(x, y, { shadowRoots: [...shadowRoots] });
  return position && { node: position.offsetNode, offset: position.offset };
}

function covers(range: Range, { x, y }: Point): boolean {
  return [...range.getClientRects()].some(
    (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
}

const lengthOf = (range: Range) => range.toString().length;

/** The box around a range in the viewport of the top window, also when it lies in a frame. */
export function boxOf(range: Range): DOMRect {
  const box = range.getBoundingClientRect();
  let frame = range.startContainer.ownerDocument?.defaultView?.frameElement;
  while (frame) {
    const { left, top } = frame.getBoundingClientRect();
    box.x += left + frame.clientLeft;
    box.y += top + frame.clientTop;
    frame = frame.ownerDocument.defaultView?.frameElement;
  }
  return box;
}
