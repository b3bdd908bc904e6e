/**
 * How a claim's place on a page is written down, after the W3C Web Annotation Data Model.
 * Positions count Unicode code points, as the Recommendation asks; DOM offsets are UTF-16.
 */
export interface Selectors {
  /** TextQuoteSelector: the words themselves and what stands around them. */
  quote: { exact: string; prefix: string; suffix: string };
  /** TextPositionSelector: code points of the page's collected, whitespace-normalised text. */
  position: { start: number; end: number };
  /** FragmentSelector: a text fragment directive, `text=...`, without the leading `#:~:`. */
  fragment: string;
}

/** What a quote is looked for with: `Selectors`, or as much of them as is known. Positions count code points. */
export interface SavedQuote {
  quote: { exact: string; prefix?: string; suffix?: string };
  position?: { start: number; end: number };
}

export const ANCHOR_STATES = ['exact', 'moved', 'changed', 'ambiguous', 'orphaned'] as const;
/**
 * How a saved quote stands on the page now. `moved`: same words elsewhere. `changed`: the words differ, the
 * place is certain. `ambiguous`: several places fit equally. `orphaned`: not there.
 */
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** One run of a word diff between the saved quote and the page. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Where a saved quote was found. Offsets are UTF-16 into the text index. */
export type Resolution =
  | { state: 'exact' | 'moved'; start: number; end: number; text: string }
  | { state: 'changed'; start: number; end: number; text: string; diff: DiffPart[] }
  | { state: 'ambiguous'; candidates: { start: number; end: number }[] }
  | { state: 'orphaned' };
