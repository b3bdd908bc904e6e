/** Whether a page speaks of what is looked for at all: the first question, and the last one for most pages. */

/** Paragraphs with less text than this (characters) are not where the page says what it says. */
const LITTLE = 1_500;
/** What so much text does not mention, it is not about. */
const ENOUGH = 100_000;

/** False where title and paragraphs are there and mention nothing of it. */
export function mayMention(document: Document, mentions: (text: string) => boolean): boolean {
  let text = '';
  for (const { textContent } of document.getElementsByTagName('p')) {
    text += `${textContent}\n`;
    if (text.length > ENOUGH) break;
  }
  return text.length < LITTLE || mentions(`${document.title}\n${text}`);
}
