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
import { daysBetween } from './ledger.ts';
import { type Related, type RelationReason, SAME_TOPIC } from './relation.ts';
import { type Figure, isTopical, type Terms, termsOf } from './terms.ts';

/** What has to be known of a claim; type, direction and speaker as corrected by the reader. */
export interface Comparable {
  claimId: string;
  pageId: string;
  quote: string;
  /** The claim itself, without who says it; null when that is not known, or is the whole quote. */
  clause: string | null;
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
/** Share of neighbouring words from which they are the same words in the same order. */
const SAME_ORDER = 0.75;
/** Likeness from which they are the same words. */
const SAME_WORDS = 0.8;
/** Likeness from which two claims that name nobody are about the same thing: words alone must tell. */
const SAME_TOPIC_UNNAMED = 0.5;
/** Content words two claims must share besides the actors. */
const MIN_SHARED_WORDS = 2;
/** Words two claims must share for each one that stands in place of another. */
const SUBSTITUTED = 4;
/** Days for which what is said of the present can be taken to hold. */
const STANDS_FOR_DAYS = 30;
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

/** Types that say who is ahead, so that one direction excludes another. What helps one side may come with what helps the other. */
const RANKING: ReadonlySet<ClaimType> = new Set(['standing', 'trend', 'forecast', 'capability']);

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
  const terms = termsOf(claim.quote, claim.clause ?? claim.quote);
  const keys = [...terms.words.keys(), ...[...terms.actors].map((name) => `@${name}`)];
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
    .map((key) => here.terms.words.get(key) ?? key.replace(/^@/, ''));
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
  if (opposition.length > 0) return inTime(here, there, opposition);
  if (similarity >= SAME_WORDS && isSameStatement(here, there))
    return { kind: 'same', reasons: [] };
  const { direction } = here.claim;
  const { shared, here: only, there: other } = topicsOf(here, there);
  const isSameTopic = shared >= MIN_SHARED_WORDS || (shared === 0 && only === 0 && other === 0);
  const agrees =
    direction === there.claim.direction &&
    direction !== 'none' &&
    here.terms.isNegated === there.terms.isNegated &&
    isSameTopic &&
    sharesActors(here, there);
  return agrees ? { kind: 'agrees', reasons: [{ kind: 'sameDirection', direction }] } : null;
}

/** How many words that tell one contest from another both have, and each alone. */
function topicsOf(here: ReadClaim, there: ReadClaim) {
  const [one, other] = [here, there].map(({ terms }) => [...terms.words.keys()].filter(isTopical));
  const shared = (one ?? []).filter((word) => there.terms.words.has(word)).length;
  return {
    shared,
    here: (one ?? []).length - shared,
    there: (other ?? []).length - shared,
  };
}

/**
 * Whether two claims are about one contest: what either says beyond the other only narrows it. One word put for
 * another ("patents" for "papers") makes it another contest, unless very much else is the same.
 */
function isSameContest(here: ReadClaim, there: ReadClaim): boolean {
  const { shared, here: one, there: other } = topicsOf(here, there);
  const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
  return (
    more <= Math.max(1, shared * 2) && (shared > 0 || more === 0) && shared >= fewer * SUBSTITUTED
  );
}

/** Why two claims cannot both hold; empty when nothing says so. */
function oppositionOf(here: ReadClaim, there: ReadClaim, similarity: number): RelationReason[] {
  const reasons: RelationReason[] = [];
  const [one, other] = [here.claim, there.claim];
  if (!ASSERTING.has(one.type) || !ASSERTING.has(other.type)) return reasons;
  // What is and what will be can both hold, and so can what was in one year and what is in another.
  if ((one.type === 'forecast') !== (other.type === 'forecast')) return reasons;
  if (areDisjoint(here.terms.years, there.terms.years)) return reasons;
  if (!isSameContest(here, there) || !hasActorsOf(here, there)) return reasons;
  const isStanding = RANKING.has(one.type) && RANKING.has(other.type);
  const mayBoth = here.terms.isHedged && there.terms.isHedged;
  if (isStanding && !mayBoth && OPPOSED.has(`${one.direction} ${other.direction}`)) {
    reasons.push({
      kind: 'opposedDirections',
      here: one.direction,
      there: other.direction,
    });
  }
  if (similarity < SAME_STATEMENT) return reasons;
  const isSame = hasSameActors(here, there);
  const denial = here.terms.isNegated !== there.terms.isNegated;
  if (isSame && denial && one.direction === other.direction)
    reasons.push({ kind: 'onlyOneDenies' });
  const { here: only, there: others } = topicsOf(here, there);
  // Of something else there may be any number.
  const figures =
    Math.min(only, others) === 0 &&
    (isSame || (hasFigureEach(here) && hasFigureEach(there))) &&
    differentFigures(here, there);
  if (figures && !denial) reasons.push({ kind: 'differentFigures', ...figures });
  return reasons;
}

const areDisjoint = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && other.size > 0 && one.isDisjointFrom(other);

/** Two claims that name nobody are about the same thing by their words alone. */
function sharesActors({ terms: here }: ReadClaim, { terms: there }: ReadClaim): boolean {
  if (here.actors.size === 0 && there.actors.size === 0) return true;
  return !here.actors.isDisjointFrom(there.actors);
}

/** Whether all whom one of them names the other names too. */
function hasActorsOf({ terms: here }: ReadClaim, { terms: there }: ReadClaim): boolean {
  const [fewer, more] = here.actors.size < there.actors.size ? [here, there] : [there, here];
  return fewer.actors.isSubsetOf(more.actors) && (fewer.actors.size > 0 || more.actors.size === 0);
}

const hasSameActors = (here: ReadClaim, there: ReadClaim): boolean =>
  here.terms.actors.size === there.terms.actors.size && hasActorsOf(here, there);

/** Whether two claims of nearly the same words differ in nothing that would make them two. */
function isSameStatement(here: ReadClaim, there: ReadClaim): boolean {
  const { here: one, there: other } = topicsOf(here, there);
  const figures = (claim: ReadClaim) =>
    claim.terms.figures.map(({ value, unit }) => `${value} ${unit}`);
  return (
    Math.min(one, other) === 0 &&
    likenessOfOrder(here.folded, there.folded) >= SAME_ORDER &&
    hasSameActors(here, there) &&
    here.terms.isNegated === there.terms.isNegated &&
    figures(here).join() === figures(there).join() &&
    !areDisjoint(here.terms.years, there.terms.years)
  );
}

/** Share of their pairs of neighbouring words that two quotes have in common: who leads whom is a matter of order. */
function likenessOfOrder(here: string, there: string): number {
  const pairsOf = (quote: string) => {
    const all = quote.split(' ');
    return new Set(all.slice(1).map((word, at) => `${all[at]} ${word}`));
  };
  const [one, other] = [pairsOf(here), pairsOf(there)];
  const union = one.union(other).size;
  return union === 0 ? 0 : one.intersection(other).size / union;
}

/** Whether a claim has a figure for each whom it names: "the US 74 percent, China 14 percent". */
const hasFigureEach = ({ terms: { figures, actors } }: ReadClaim): boolean =>
  figures.length === actors.size;

/**
 * The first figures of the same unit that differ by more than rounding. Several are taken to be of the same things only
 * where those who are named stand in the same order; whom only one of the claims names is left out, with the figure.
 */
function differentFigures(
  { terms: here }: ReadClaim,
  { terms: there }: ReadClaim,
): { here: string; there: string } | null {
  const isWhole = here.actors.size === there.actors.size;
  if (isWhole && here.figures.length !== there.figures.length) return null;
  const most = Math.min(here.actors.size, there.actors.size);
  const orderOf = ({ actors }: Terms) => [...actors].slice(0, most).join();
  const isOne = isWhole && here.figures.length === 1;
  if (!isOne && orderOf(here) !== orderOf(there)) return null;
  const pairs = here.figures
    .slice(0, there.figures.length)
    .map((one, at) => [one, there.figures[at] as Figure] as const);
  if (pairs.some(([one, other]) => one.unit !== other.unit)) return null;
  const different = pairs.find(([one, other]) => {
    const larger = Math.max(Math.abs(one.value), Math.abs(other.value));
    return Math.abs(one.value - other.value) > larger * FIGURE_TOLERANCE;
  });
  return different ? { here: different[0].text, there: different[1].text } : null;
}

/**
 * Who contradicts himself later has changed his mind, and how a contest stands may have changed within weeks; only
 * what is said of the future, or at about the same time, is a conflict.
 */
function inTime(here: ReadClaim, there: ReadClaim, opposition: RelationReason[]): Verdict {
  const [one, other] = [here.claim, there.claim];
  const isSameVoice =
    one.speaker !== null &&
    one.speaker === other.speaker &&
    (one.speaker !== 'author' || (one.outlet !== '' && one.outlet === other.outlet));
  const isSuperseded =
    one.type !== 'forecast' && Math.abs(daysBetween(one.date, other.date)) > STANDS_FOR_DAYS;
  if (one.date === other.date || (!isSameVoice && !isSuperseded)) {
    return { kind: 'conflicts', reasons: opposition };
  }
  const speaker = one.speaker === 'author' ? one.outlet : (one.speaker ?? '');
  const voice: RelationReason[] = isSameVoice ? [{ kind: 'sameSpeaker', speaker }] : [];
  return {
    kind: 'updates',
    reasons: [...opposition, ...voice, { kind: 'laterThan', here: one.date, there: other.date }],
  };
}
