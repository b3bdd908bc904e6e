/** Whether a page speaks of what is looked for at all: the first question, and the last one for most pages. */
import type { Paragraphs } from './paragraphs.ts';

/** Paragraphs with less text than this (characters) are not where the page says what it says. */
const LITTLE = 1_500;

/** False where title and paragraphs are there and mention nothing of it. */
export const mayMention = (
  title: string,
  { text }: Paragraphs,
  mentions: (text: string) => boolean,
): boolean => text.length < LITTLE || mentions(`${title}\n${text}`);
