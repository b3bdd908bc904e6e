/**
 * Names for pages, claims and annotations that follow from what they are, so that the same thing has the same id
 * on every machine and an import finds what is already there. SHA-256, cut to 128 bits: a hostile page must not
 * be able to construct a second page with the id of another. Pure.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const DIGEST_BYTES = 16;

const utf8 = new TextEncoder();

const digest = (...parts: string[]): string =>
  bytesToHex(sha256(utf8.encode(JSON.stringify(parts))).subarray(0, DIGEST_BYTES));

/** Id of the page whose identity URL this is: 32 hexadecimal digits. */
export const pageIdOf = (url: string): string => digest('page', url);

/**
 * Id of a claim when it is first seen: 32 hexadecimal digits.
 * @param occurrence how many times the same folded quote stands before it on the page, from 0.
 */
export const claimIdOf = (pageId: string, quote: string, occurrence: number): string =>
  digest('claim', pageId, foldQuote(quote), String(occurrence));

/** Id of what one reviewer says about one claim. The reader of this machine is the reviewer `''`. */
export const annotationIdOf = (claimId: string, reviewer: string): string =>
  digest('annotation', claimId, reviewer);

/**
 * A quote without what a publisher's typesetting changes: compatibility forms, case, kinds of quotation marks,
 * dashes and white space, closing punctuation. Two quotes that fold alike are the same words.
 */
export function foldQuote(quote: string): string {
  const plain = /^[\x20-\x7e]*$/.test(quote)
    ? quote.toLowerCase().replaceAll('`', "'")
    : quote
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\u2018\u2019\u201a\u201b\u2032`\u00b4]/g, "'")
        .replace(/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"')
        .replace(/[\u2010-\u2015\u2212]/g, '-')
        .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
  return withoutEdges(plain.replace(/\s{2,}|[^\S ]/g, ' '));
}

const OPENING = /["'\s]/;
const CLOSING = /["'\s.,;:!?\u3002\uff0c]/;

/** Mark by mark: a pattern that ends in `+$` starts anew at every mark of a long run that is not the end. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && OPENING.test(text.charAt(start))) start += 1;
  while (end > start && CLOSING.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
