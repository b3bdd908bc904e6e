/** How text is made comparable for search: accents, case, compatibility forms, scripts without spaces. */

/** Scripts written without spaces between words, where any part of a run may be a word. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const isUnspaced = new RegExp(`[${UNSPACED}]`, 'u');
const scriptChange = new RegExp(
  `(?<=[${UNSPACED}])(?=[^${UNSPACED}])|(?<=[^${UNSPACED}])(?=[${UNSPACED}])`,
  'gu',
);
/** Letters that decompose into nothing but are typed without their stroke or ligature. */
const PLAIN: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
};

/** Words in lower case without accents, separated by single spaces, with a space before the first and after the last. */
export function foldText(text: string): string {
  const plain = /^[\x20-\x7e]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
        .normalize('NFC')
        .toLowerCase()
        .replace(/[øłđðþæœßı]/g, (letter) => PLAIN[letter] ?? letter)
        .replace(scriptChange, ' ');
  return ` ${plain.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim()} `;
}

/**
 * What a typed search looks for in folded text: each word as the beginning of a word; in scripts without spaces,
 * anywhere. All must occur.
 */
export function searchTerms(typed: string): string[] {
  const words = foldText(typed).trim().split(' ');
  return [...new Set(words)]
    .filter(Boolean)
    .map((word) => (isUnspaced.test(word) ? word : ` ${word}`));
}
