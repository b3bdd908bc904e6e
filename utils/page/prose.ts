import type { BlockKind } from '../claims/types.ts';

const DENSE_SCRIPT = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const SENTENCE = /[.!?…。！？؟]["'”’»)\]]*(?:\s|$)|[。！？]/;

/** Length of a text in Latin characters: a Han, kana or Hangul character says about as much as two and a half. */
export function massOf(text: string): number {
  if (text.slice(0, 40).search(DENSE_SCRIPT) < 0) return text.length;
  return text.length + 1.5 * (text.match(DENSE_SCRIPT) ?? []).length;
}

/** How much running text a block holds, in Latin characters; 0 for headings, labels and lists of links. */
export function proseIn(text: string, kind: BlockKind, linked: number): number {
  if (kind === 'headline' || kind === 'subheading' || linked > 0.4 * text.length) return 0;
  const mass = massOf(text);
  if (mass < 60 || (mass < 140 && !SENTENCE.test(text))) return 0;
  return (kind === 'listItem' ? 0.5 : 1) * Math.min(mass, 1500);
}
