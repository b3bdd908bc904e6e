/** A stretch of direct speech, quotation marks included. UTF-16 offsets, end exclusive. */
export interface Quotation {
  start: number;
  end: number;
  /** It goes on from the block before: no closing mark there, an opening one here. */
  continued: boolean;
}

interface Stretch {
  start: number;
  end: number;
}

const OPENING = /[\s([{—–\-:/]/;
const SPACE = /\s/;

type Mark = 'open' | 'close' | null;

/** What the character at `at` does; straight double quotes are told by what stands around them. */
function markAt(text: string, at: number, from: number, inside: boolean): Mark {
  const char = text[at];
  if (char === '“' || char === '„' || char === '«') return 'open';
  if (char === '”' || char === '»') return 'close';
  if (char !== '"') return null;
  const before = at === from ? ' ' : (text[at - 1] ?? ' ');
  const after = text[at + 1] ?? ' ';
  if (inside)
    return OPENING.test(before) && !SPACE.test(after) && before !== '-' ? 'open' : 'close';
  return 'open';
}

/**
 * Direct speech in the blocks of a text, in order, in one pass. A quotation left open at the end of its
 * block ends there; when the next block opens with a mark again (the printers' rule for speech over
 * several paragraphs) that one is `continued`. A closing mark without an opening one closes from the
 * block's start.
 */
export function quotationsOf(text: string, blocks: readonly Stretch[]): Quotation[] {
  const found: Quotation[] = [];
  let leftOpen = false;
  for (const block of blocks) {
    const first = found.length;
    let open = -1;
    for (let at = block.start; at < block.end; at++) {
      const mark = markAt(text, at, block.start, open >= 0);
      if (mark === 'open' && open < 0) open = at;
      if (mark !== 'close') continue;
      const start = open >= 0 ? open : block.start;
      const stray = open < 0 && found.length > first;
      if (!stray) found.push({ start, end: at + 1, continued: leftOpen && start === block.start });
      leftOpen = false;
      open = -1;
    }
    if (open >= 0) {
      found.push({ start: open, end: block.end, continued: leftOpen && open === block.start });
    }
    leftOpen = open >= 0;
  }
  return found;
}
