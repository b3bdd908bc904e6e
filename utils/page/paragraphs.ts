/** The text of a page's paragraphs, read once for all that is asked of it from outside. */

export interface Paragraphs {
  /** What they say, as far as it is read. */
  text: string;
  /** Characters of running text in them. */
  prose: number;
}

/** What so much text does not mention, it is not about. */
const ENOUGH = 100_000;
const MOST_OF_ONE = 1_500;
/** Shorter is a label or a teaser. */
const RUNNING_TEXT = 60;

/** Length of a text as far as it is running text. */
export function runningText(text: string, most: number): number {
  const { length } = text.trim();
  return length < RUNNING_TEXT ? 0 : Math.min(length, most);
}

export function readParagraphs(document: Document): Paragraphs {
  const found = document.getElementsByTagName('p');
  let text = '';
  let prose = 0;
  // By index: in code that runs once an iterator takes half as long again.
  for (let at = 0; text.length < ENOUGH; at += 1) {
    const own = found[at]?.textContent;
    if (own === undefined) break;
    text += `${own}\n`;
    prose += runningText(own, MOST_OF_ONE);
  }
  return { text, prose };
}
