/**
 * schema.org ClaimReview (https://schema.org/ClaimReview) as JSON-LD: the claims whose credibility the reader rated.
 * The stance is the reader's own position and is kept out of the rating.
 */

import { localDay } from '../calendar.ts';
import {
  type AnnotationRecord,
  addressOf,
  type Credibility,
  type LibraryEntry,
  speakerOf,
} from '../records.ts';
import { uriOf } from './links.ts';

const ARTICLE_SPEAKER = 'author';

/** The rating in words, which is what readers of a ClaimReview are shown. */
const RATING_NAMES: Record<Credibility, string> = {
  1: 'Not credible',
  2: 'Weak',
  3: 'Mixed',
  4: 'Good',
  5: 'Well supported',
};

/** The article's own voice is its writer; anyone else may be a person or an organisation, which we do not know. */
function claimant({ page, claim, own }: LibraryEntry) {
  const speaker = speakerOf({ claim, own });
  if (speaker === null) return null;
  if (speaker !== ARTICLE_SPEAKER) return { '@type': 'Thing', name: speaker };
  if (page.author !== '') return { '@type': 'Person', name: page.author };
  return page.outlet === '' ? null : { '@type': 'Organization', name: page.outlet };
}

function review(entry: LibraryEntry, own: AnnotationRecord) {
  const { page, claim } = entry;
  const author = claimant(entry);
  return {
    '@type': 'ClaimReview',
    claimReviewed: claim.quote,
    datePublished: localDay(own.modified),
    author: { '@type': 'Person', name: own.reviewer || 'Anonymous' },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: own.credibility,
      worstRating: 1,
      bestRating: 5,
      ...(own.credibility !== null && { alternateName: RATING_NAMES[own.credibility] }),
    },
    ...(own.note !== '' && { reviewBody: own.note }),
    itemReviewed: {
      '@type': 'Claim',
      ...(author && { author }),
      ...(page.published && { datePublished: page.published }),
      appearance: {
        '@type': 'Article',
        url: uriOf(addressOf(page)),
        ...(page.title !== '' && { headline: page.title }),
        ...(page.outlet !== '' && {
          publisher: { '@type': 'Organization', name: page.outlet },
        }),
      },
    },
  };
}

/** `<` is escaped, so that the file may be put into a script element as it is. */
const write = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

export async function* writeClaimReview(
  entries: AsyncIterable<LibraryEntry>,
): AsyncGenerator<string> {
  yield '{\n"@context": "https://schema.org",\n"@graph": [';
  let separator = '\n';
  for await (const entry of entries) {
    if (entry.own?.credibility == null) continue;
    yield `${separator}${write(review(entry, entry.own))}`;
    separator = ',\n';
  }
  yield '\n]\n}\n';
}
