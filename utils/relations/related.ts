/**
 * Which saved claims say the same thing, back each other, contradict each other, or bring an earlier one up to date.
 *
 * Two claims are compared only when they stand on different pages and share enough words, weighted by how rare these
 * are in the library (cosine of tf-idf vectors with tf 0 or 1). Then they relate by what they assert. Every
 * relation comes with its reasons, and where the reasons are thin there is no relation: a missed link costs the reader
 * little, a false conflict costs trust.
 */
import { CLAIM_TYPES, type ClaimType, type Direction } from '../claims/types.ts';
import { foldQuote } from '../identity.ts';
import { type Related, type RelationReason, SAME_TOPIC } from './relation.ts';
import { type Figure, type Terms, termsOf } from './terms.ts';

/** What has to be known of a claim; type, direction and speaker as corrected by the reader. */
export interface Comparable {
  claimId: string;
  pageId: string;
  quote: string;
  type: ClaimType;
  direction: Direction;
  /** `author` for the article itself. */
  speaker: string | null;
  outlet: string;
  /** `YYYY-MM-DD`: when it was published, else when it was first saved. */
  date: string;
}

/** Likeness from which they are the same statement but for a figure or a denial. */
const SAME_STATEMENT = 0.6;
/** Likeness from which they are the same words. */
const SAME_WORDS = 0.9;
/** The same where neither names anybody, so that words alone must tell. */
const SAME_TOPIC_UNNAMED = 0.5;
/** Content words two claims must share besides the actors. */
const MIN_SHARED_WORDS = 2;
/** Figures this far apart, as a share of the larger, are different figures and not roundings. */
const FIGURE_TOLERANCE = 0.1;
const OPPOSED: ReadonlySet<string> = new Set(
  [
    ['us', 'cn'],
    ['us', 'parity'],
    ['cn', 'parity'],
    ['closing', 'widening'],
  ].flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]),
);

/** Types that assert how things stand or will stand, so that two of them can contradict each other. */
const ASSERTING: ReadonlySet<ClaimType> = new Set(
  CLAIM_TYPES.filter((type) => type !== 'policy' && type !== 'framing'),
);

/** A claim, read once and ready to be compared. */
export interface ReadClaim {
  claim: Comparable;
  terms: Terms;
  /** Words and actors; actors behind `@`. */
  keys: readonly string[];
  folded: string;
}

/** How much a term tells: the rarer in the library, the more. */
export type Weight = (key: string) => number;

export function readClaim(claim: Comparable): ReadClaim {
  const terms = termsOf(claim.quote);
  const keys = [...terms.words, ...[...terms.actors].map((name) => `@${name}`)];
  return { claim, terms, keys, folded: foldQuote(claim.quote) };
}

const hasKey = ({ terms }: ReadClaim, key: string): boolean =>
  key.startsWith('@') ? terms.actors.has(key.slice(1)) : terms.words.has(key);

const squares = (keys: readonly string[], weight: Weight): number =>
  keys.reduce((sum, key) => sum + weight(key) ** 2, 0);

/** What a claim is to another, and why; null when they are on one page or have nothing to do with each other. */
export function compare(here: ReadClaim, there: ReadClaim, weight: Weight): Related | null {
  if (here.claim.pageId === there.claim.pageId) return null;
  const shared = here.keys.filter((key) => hasKey(there, key));
  const norms = Math.sqrt(squares(here.keys, weight) * squares(there.keys, weight));
  const similarity = norms === 0 ? 0 : squares(shared, weight) / norms;
  const words = shared.filter((key) => !key.startsWith('@'));
  const isSame = here.folded === there.folded;
  const isUnnamed = here.terms.actors.size === 0 && there.terms.actors.size === 0;
  const needed = isUnnamed ? SAME_TOPIC_UNNAMED : SAME_TOPIC;
  if (!isSame && (similarity < needed || words.length < MIN_SHARED_WORDS)) return null;
  const terms = shared
    .toSorted((a, b) => weight(b) - weight(a))
    .map((key) => key.replace(/^@/, ''));
  const relation = relate(here, there, similarity, isSame);
  return (
    relation && {
      claimId: there.claim.claimId,
      kind: relation.kind,
      similarity: isSame ? 1 : similarity,
      reasons: [...relation.reasons, { kind: 'sharedTerms', terms }],
    }
  );
}

type Verdict = Pick<Related, 'kind' | 'reasons'> | null;

/** What two claims about the same thing are to each other. */
function relate(here: ReadClaim, there: ReadClaim, similarity: number, isSame: boolean): Verdict {
  if (isSame) return { kind: 'same', reasons: [] };
  const opposition = oppositionOf(here, there, similarity);
  if (opposition.length > 0) return asUpdate(here, there, opposition);
  if (similarity >= SAME_WORDS) return { kind: 'same', reasons: [] };
  const { direction } = here.claim;
  return direction === there.claim.direction && direction !== 'none' && sharesActors(here, there)
    ? { kind: 'agrees', reasons: [{ kind: 'sameDirection', direction }] }
    : null;
}

/** Why two claims cannot both hold; empty when nothing says so. */
function oppositionOf(here: ReadClaim, there: ReadClaim, similarity: number): RelationReason[] {
  const reasons: RelationReason[] = [];
  const [one, other] = [here.claim, there.claim];
  if (!ASSERTING.has(one.type) || !ASSERTING.has(other.type)) return reasons;
  if (OPPOSED.has(`${one.direction} ${other.direction}`) && sharesActors(here, there)) {
    reasons.push({
      kind: 'opposedDirections',
      here: one.direction,
      there: other.direction,
    });
  }
  if (similarity < SAME_STATEMENT || !sharesActors(here, there)) return reasons;
  if (here.terms.isNegated !== there.terms.isNegated && one.direction === other.direction) {
    reasons.push({ kind: 'onlyOneDenies' });
  }
  const figures = differentFigures(here.terms.figures, there.terms.figures);
  if (figures) reasons.push({ kind: 'differentFigures', ...figures });
  return reasons;
}

/** Two claims that name nobody are about the same thing by their words alone. */
function sharesActors({ terms: here }: ReadClaim, { terms: there }: ReadClaim): boolean {
  if (here.actors.size === 0 && there.actors.size === 0) return true;
  return [...here.actors].some((name) => there.actors.has(name));
}

/** The one figure of each, when both have one of the same unit and these differ by more than rounding. */
function differentFigures(
  here: readonly Figure[],
  there: readonly Figure[],
): { here: string; there: string } | null {
  const [one, ...more] = here;
  const [other, ...others] = there;
  if (!one || !other || more.length > 0 || others.length > 0 || one.unit !== other.unit)
    return null;
  const larger = Math.max(Math.abs(one.value), Math.abs(other.value));
  return Math.abs(one.value - other.value) > larger * FIGURE_TOLERANCE
    ? { here: one.text, there: other.text }
    : null;
}

/** Who contradicts himself later has changed his mind, or the world has changed. */
function asUpdate(here: ReadClaim, there: ReadClaim, opposition: RelationReason[]): Verdict {
  const [one, other] = [here.claim, there.claim];
  const isSameVoice =
    one.speaker !== null &&
    one.speaker === other.speaker &&
    (one.speaker !== 'author' || (one.outlet !== '' && one.outlet === other.outlet));
  if (!isSameVoice || one.date === other.date) return { kind: 'conflicts', reasons: opposition };
  const speaker = one.speaker === 'author' ? one.outlet : (one.speaker ?? '');
  return {
    kind: 'updates',
    reasons: [
      ...opposition,
      { kind: 'sameSpeaker', speaker },
      { kind: 'laterThan', here: one.date, there: other.date },
    ],
  };
}
