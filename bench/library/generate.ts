/**
 * A library of any size, the same for the same seed: articles of some dozen claims, three in ten judged, with the
 * curly quotation marks of real articles, on which it depends how many bytes a character takes.
 */
import { CLAIM_TYPES, DIRECTIONS } from '../../utils/claims/types.ts';
import { annotationIdOf, claimIdOf, pageIdOf } from '../../utils/identity.ts';
import {
  type AnnotationRecord,
  type ClaimRecord,
  CREDIBILITIES,
  type LibraryWrites,
  type PageRecord,
  STANCES,
} from '../../utils/records.ts';

export interface Size {
  pages: number;
  claims: number;
  annotations: number;
}

const NOUNS =
  'lab model chip cluster data rule fund plant grid team rival market power energy network benchmark ministry company university patent startup export licence order talent budget'.split(
    ' ',
  );
const VERBS =
  'leads trails builds buys plans doubles loses gains matches overtakes halts funds expects says'.split(
    ' ',
  );
const PLACES =
  'Lisbon Ottawa Busan Nairobi Turin Porto Leeds Austin Chengdu Shenzhen Geneva Oslo Lima Riga'.split(
    ' ',
  );
const NAMES = 'Amara Bo Chiara Dmitri Elena Farid Greta Hana Ivo Jun Kofi Lena'.split(' ');
const SURNAMES = 'Okafor Larsen Ricci Petrov Duarte Rahimi Holm Sato Novak Chen Mensah Vogel'.split(
  ' ',
);
const OUTLETS =
  'Harbour Post|Quayside News|The Signal Box|Café Économie|Nordlicht|晨报科技|The Weekly Ledger|Field Notes'.split(
    '|',
  );
const TAGS = 'brief chips policy weekly doubtful quoted energy'.split(' ');

/** Mulberry32: small, fast, good enough for made-up text. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Records page by page. */
export function* generate(
  { pages, claims, annotations }: Size,
  seed = 1,
): Generator<LibraryWrites> {
  const random = randomFrom(seed);
  const any = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const words = (count: number) =>
    Array.from({ length: count }, (_, at) => any(at % 3 === 1 ? VERBS : NOUNS)).join(' ');
  const sentence = () =>
    `${any(PLACES)} ${words(6)} in ${any(PLACES)} by ${2026 + Math.floor(random() * 10)}, “${words(8)}” ${Math.floor(random() * 1000)}.`;
  for (let at = 0; at < pages; at += 1) {
    const url = `https://${at % 97}.outlet.example/${at}/${words(3).replaceAll(' ', '-')}`;
    const seen = new Date(Date.UTC(2024, 0, 1) + at * 3_600_000).toISOString();
    const page: PageRecord = {
      id: pageIdOf(url),
      url,
      visited: url,
      aliases: at % 4 ? [] : [`${url}?page=all`],
      title: `${any(PLACES)} ${words(5)}`,
      outlet: any(OUTLETS),
      author: `${any(NAMES)} ${any(SURNAMES)}`,
      published: seen.slice(0, 10),
      lang: 'en',
      firstSeen: seen,
      lastSeen: seen,
    };
    const writes: LibraryWrites = { pages: [page], claims: [], annotations: [], pairs: [] };
    const count = Math.floor(((at + 1) * claims) / pages) - Math.floor((at * claims) / pages);
    for (let nth = 0; nth < count; nth += 1) {
      const quote = `${nth + 1}: ${sentence()}`;
      const claim: ClaimRecord = {
        id: claimIdOf(page.id, quote, 0),
        pageId: page.id,
        origin: 'machine',
        quote,
        clause: null,
        selectors: {
          quote: { exact: quote, prefix: words(5), suffix: words(5) },
          position: { start: nth * 400, end: nth * 400 + quote.length },
          fragment: `text=${encodeURIComponent(quote)}`,
        },
        tier: random() < 0.6 ? 'race' : 'wider',
        type: any(CLAIM_TYPES),
        direction: any(DIRECTIONS),
        speaker: random() < 0.3 ? 'author' : `${any(NAMES)} ${any(SURNAMES)}`,
        horizon:
          random() < 0.2
            ? { text: 'by 2030', from: '2030-01-01', to: '2030-12-31', precision: 'year' }
            : null,
        score: Math.round(random() * 1000) / 1000,
        reasons: Array.from({ length: 6 }, () => ({
          feature: any(NOUNS),
          weight: Math.round(random() * 2000) / 1000,
          evidence: words(2),
        })),
        anchor: 'exact',
        wordings: [],
        firstSeen: seen,
        lastSeen: seen,
      };
      writes.claims.push(claim);
      if (random() * claims < annotations) {
        const record: AnnotationRecord = {
          id: annotationIdOf(claim.id, ''),
          claimId: claim.id,
          reviewer: '',
          stance: any(STANCES),
          credibility: any(CREDIBILITIES),
          note: random() < 0.3 ? words(12) : '',
          tags: random() < 0.5 ? [any(TAGS)] : [],
          dismissed: random() < 0.05,
          corrections: random() < 0.1 ? { direction: any(DIRECTIONS) } : {},
          outcome: null,
          created: seen,
          modified: seen,
          deleted: null,
        };
        writes.annotations.push({ record, replaces: null });
      }
    }
    yield writes;
  }
}
