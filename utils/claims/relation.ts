import type { ActorMention, Side } from './actors.ts';
import type { ReadSentence, SentenceContext } from './context.ts';
import type { Spelling } from './words.ts';

/** What a word of relation says about its subject against somebody else. */
export type RelationKind = 'ahead' | 'behind' | 'level' | 'closing' | 'widening';

export interface Relation {
  kind: RelationKind;
  /** Index of the word the relation hangs on. */
  at: number;
  negated: boolean;
  /** Who is ahead, behind, level or closing, of this sentence or meant by a pronoun; passives are turned ("has been overtaken by"). */
  subject: ActorMention | null;
  /** Against whom, when named after the relation. */
  object: ActorMention | null;
  /** The lead as a thing somebody has ("America's edge"), not something done. */
  owned: boolean;
}

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Verbs and nouns of position, every form spelled out. Kept as data. */
const POSITION: Readonly<Record<'ahead' | 'behind' | 'level', ReadonlySet<string>>> = {
  ahead:
    list(`lead leads leading led leader leaders leadership ahead outperform outperforms outperformed
    outperforming outpace outpaces outpaced outpacing surpass surpasses surpassed surpassing overtake overtakes overtook
    overtaken overtaking beat beats beating beaten exceed exceeds exceeded outcompete outcompetes outcompeted outcompeting displace displaces displaced displacing undercut undercuts blindsided dominate dominates
    dominated dominating dominance dominant outrank outranks outranked outstrip outstrips outstripped outspend
    outspends outspent leapfrog leapfrogs leapfrogged leapfrogging eclipse eclipses eclipsed top tops topped win
    wins winning won outclass outclassed outshine best bests bested edge forefront frontrunner supremacy pioneer
    pioneered superior advantage advantages better strongest fastest largest biggest foremost strong prowess
    powerhouse highest first unmatched unrivalled unrivaled excel excels excelled dethroned dethrones defeat defeats defeated`),
  behind:
    list(`lag lags lagging lagged laggard laggards behind trail trails trailing trailed lose loses losing lost
    inferior worse weaker weakest slower loser losers worst`),
  level:
    list(`rival rivals rivalled rivaled rivalling rivaling match matches matched matching par comparable parity equal
    equals equalled equaled equivalent neck tied tie alongside competitive equally similar compete competes`),
};

const GAP = list(
  'gap gaps distance lead lag divide gulf difference advantage margin edge rift lags deficit',
);
const NARROWING = list(
  'narrow narrows narrowed narrowing close closes closed closing shrink shrinks shrank shrunk shrinking bridge bridging bridged reduce reduced reducing reduces erode erodes eroded eroding erase erases erased erasing cut diminish diminished diminishing smaller tight tighter slim symbolic converge converged converging evaporated evaporating',
);
const WIDENING = list(
  'widen widens widened widening grow grows grew grown growing expand expands expanded expanding deepen deepens deepening increase increased increasing larger bigger',
);
/** What widens; a "growing margin" is as often one of profit. */
const WIDE = list('gap gaps lead divide gulf rift lag distance');
/** What is told of a distance that is "down from" a larger one, or "up from" a smaller. */
const APART = list(
  'gap lead leads leading led distance lag lags lagged trail trails trailed behind ahead',
);
const NEGATIONS = list(
  "not no never isn't aren't wasn't weren't doesn't don't didn't hasn't haven't won't can't cannot couldn't wouldn't nor neither hardly barely scarcely without unlikely unable fail fails failed impossible less",
);
/** Before a verb in the passive. */
export const PASSIVE = list('is are was were be been being get gets got');
/** Open another clause: what stands beyond is no subject of what stands here. */
const CLAUSE = list('but while whereas although though because if when which who');

/** A word of position with the words around it. */
interface Place {
  lower: string;
  before: string;
  next: string;
}

/** "behind" after a verb of lagging or a distance, and not "the team behind the model". */
function isBehind({ lower, before, next }: Place): boolean {
  if (lower !== 'behind') return true;
  const lagging =
    /^(?:lags?|lagging|far|fall|falls|fell|fallen|falling|left|leave|leaves|leaving|years|year|months|well|still|trails?|slightly|just|lightyears|generation|two)$/;
  if (lagging.test(before)) return true;
  return (
    !/^(?:the|closed|companies|labs|researchers|team|it|this|and)$/.test(next) &&
    !/^(?:teams?|company|firm|people|thinking|idea|driving|forces?|is)$/.test(before)
  );
}

/** Words of the lead in company that makes them so: not "first of all", "lead to", "led by". */
function isAhead({ lower, before, next }: Place): boolean {
  if (lower === 'first') return next === 'to' || /^(?:world|world's)$/.test(before);
  if (!/^(?:led|lead|leads|leading|top)$/.test(lower)) return true;
  if (lower === 'leading' || lower === 'top')
    return (
      /^(?:is|are|was|were|be|been|still|now|currently|already|the)$/.test(before) &&
      /^(?:the|in|on|of|at|spot|position|over|its|china|america|us|position|)$/.test(next)
    );
  if (/^(?:those|some|many|it|researchers|experts|analysts|people|to)$/.test(next)) return false;
  return (
    !/^(?:to|by|us|them|me)$/.test(next) ||
    /^(?:the|a|its|their|taken|take|takes|big|narrow|huge)$/.test(before)
  );
}

/** Rivals as verbs, parity in set phrases: not "its rival", "a competitive market". */
function isLevel({ lower, before, next }: Place): boolean {
  if (/^rivals?$/.test(lower))
    return !/^(?:its|their|us|chinese|american|the|his|our|of|to|from|western|domestic|closest|main)$/.test(
      before,
    );
  if (lower === 'par') return before === 'on' || before === 'at';
  if (/^competes?$/.test(lower)) return next === 'with';
  if (/^(?:competitive|similar|equal|comparable)$/.test(lower))
    return /^(?:with|to|if|in|performance|results|footing)$/.test(next);
  return true;
}

/** Verbs that hold somebody back, parted from "back" by whom they hold; and those that leave somebody with less. */
const SETS = list('set sets setting hold holds held holding');
export const LEAVES = list('leave leaves leaving left');
const LESS = list('fewer less little no only half');
/** Words between such a verb and what completes it, at most. */
const SPLIT = 6;

/**
 * Index of the verb where the word at `at` completes or begins "set it back (by years)", "left it with fewer chips" or
 * "left it short of chips"; -1 where it does not.
 */
function holdingVerb({ words }: ReadSentence, at: number): number {
  const lower = words[at]?.lower ?? '';
  if (lower === 'back')
    return words.findLastIndex(
      (word, index) => index < at && index >= at - SPLIT && SETS.has(word.lower),
    );
  if (!LEAVES.has(lower)) return -1;
  const completes = words.findIndex(
    (word, index) =>
      index > at && index <= at + SPLIT && /^(?:with|without|short)$/.test(word.lower),
  );
  if (completes < 0) return -1;
  const isLess =
    words[completes]?.lower !== 'with' ||
    words.slice(completes + 1, completes + 4).some((word) => LESS.has(word.lower));
  return isLess ? at : -1;
}

const BUYS = list('buy buys bought buying');
const TIME = list('time year years month months');
/** Before a time at which something was bought. */
const WHEN = list('this last next every each per for in over that');
/** Words between "bought" and the time, at most. */
const BOUGHT_REACH = 8;

/** Whom "bought America at least three years" gives time: the actor between; null where it says no such thing. */
function givenTime({ words, actors }: ReadSentence, at: number): ActorMention | null {
  if (!BUYS.has(words[at]?.lower ?? '')) return null;
  const time = words.findIndex(
    ({ lower }, index) => index > at && index <= at + BOUGHT_REACH && TIME.has(lower),
  );
  if (words.slice(at + 1, time).some(({ lower }) => WHEN.has(lower))) return null;
  return actors.find(({ first, last }) => first > at && last < time) ?? null;
}

function positionAt(sentence: ReadSentence, at: number): RelationKind | null {
  const { words } = sentence;
  const lower = words[at]?.lower ?? '';
  if (givenTime(sentence, at)) return 'ahead';
  if (holdingVerb(sentence, at) >= 0) return 'behind';
  const place = { lower, before: words[at - 1]?.lower ?? '', next: words[at + 1]?.lower ?? '' };
  if (lower === 'behind' && /^(?:close|hot)$/.test(place.before)) return 'closing';
  if (POSITION.behind.has(lower)) return isBehind(place) ? 'behind' : null;
  if (POSITION.ahead.has(lower)) return isAhead(place) ? 'ahead' : null;
  return POSITION.level.has(lower) && isLevel(place) ? 'level' : null;
}

/** "catches up", "is on its heels", "gains ground", "comes closer to", "is closing in". */
function gains(before: string, lower: string, next: string): boolean {
  if (lower === 'heels') return true;
  if (/^(?:catch|catches|caught|catching)$/.test(lower)) return next === 'up';
  if (/^(?:gaining|gained|gains)$/.test(lower))
    return /^(?:ground|rapidly|fast|quickly)$/.test(next);
  return (
    /^clos(?:e|er|ing)$/.test(lower) &&
    /^(?:to|in|behind)$/.test(next) &&
    /^(?:come|comes|came|coming|bring|brings|bringing|brought|got|get|getting|very|ever|much|it|is|are|draws?|increasingly|staying)$/.test(
      before,
    )
  );
}

/**
 * "narrowing the gap", "catch up", "the gap is growing", "trails by months, down from a year"; a "narrow lead" is one that
 * stands.
 */
function changeAt({ words }: ReadSentence, at: number): RelationKind | null {
  const lower = words[at]?.lower ?? '';
  const next = words[at + 1]?.lower ?? '';
  if (gains(words[at - 1]?.lower ?? '', lower, next)) return 'closing';
  const near = (set: ReadonlySet<string>) =>
    words
      .slice(Math.max(0, at - 10), at + 7)
      .some((word, i) => i !== Math.min(10, at) && set.has(word.lower));
  if (next === 'from' && (lower === 'down' || lower === 'up'))
    return near(APART) ? (lower === 'down' ? 'closing' : 'widening') : null;
  if (/^(?:narrow|slim)$/.test(lower) && GAP.has(next)) return null;
  if (NARROWING.has(lower)) return near(GAP) || lower.startsWith('converg') ? 'closing' : null;
  if (WIDENING.has(lower)) return near(lower.startsWith('widen') ? GAP : WIDE) ? 'widening' : null;
  return null;
}

/** Every word a relation can hang on: most words are none and cost one look-up. */
const TRIGGERS: ReadonlySet<string> = new Set([
  ...POSITION.ahead,
  ...POSITION.behind,
  ...POSITION.level,
  ...NARROWING,
  ...WIDENING,
  ...list('catch catches caught catching heels gaining gained gains closer down up back'),
  ...LEAVES,
  ...BUYS,
]);

/** The relations a sentence states, in order, each with the actors nearest to it on either side. */
export function relationsOf(sentence: SentenceContext): Relation[] {
  const { words } = sentence;
  const found: Relation[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Spelling;
    word.relates ??= TRIGGERS.has(word.lower);
    if (!word.relates) continue;
    const kind = changeAt(sentence, at) ?? positionAt(sentence, at);
    if (kind) found.push(relationAt(sentence, at, kind));
  }
  return found;
}

/** Stand for somebody named before; "the" only before one of the nouns. */
const PRONOUN = list('it they we its their our');
const KNOWN = list('company firm startup start-up lab country nation model chip');
/** Words of a sentence at most before a pronoun that it opens with: "In mathematics it beats". */
const OPENING = 4;

function isPronoun(words: readonly Spelling[], at: number): boolean {
  const lower = words[at]?.lower ?? '';
  return PRONOUN.has(lower) || (lower === 'the' && KNOWN.has(words[at + 1]?.lower ?? ''));
}

function hasPronoun(words: readonly Spelling[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isPronoun(words, at)) return true;
  return false;
}

/** Whether the subject of a sentence is somebody named before it. */
export const opensWithPronoun = ({ words, actors }: ReadSentence): boolean =>
  hasPronoun(words, 0, Math.min(OPENING, actors[0]?.first ?? words.length));

/** The last actor named past a quotation in a sentence: whose speaker it is, or whose the speaker is. */
function quotedActor({ text, words, actors }: ReadSentence): ActorMention | null {
  const closing = Math.max(text.lastIndexOf('"'), text.lastIndexOf('”'));
  const actor = actors.at(-1);
  if (closing <= 0 || !actor) return null;
  return text.indexOf(words[actor.first]?.raw ?? '', closing) > 0 ? actor : null;
}

/**
 * Whom a pronoun means: in a quotation whoever is named past it, else the first actor of the nearest sentence before
 * that opens with no pronoun itself.
 */
function antecedent(sentence: SentenceContext): ActorMention | null {
  for (const each of [sentence, ...sentence.previous]) {
    const quoted = quotedActor(each);
    if (quoted) return quoted;
    if (each !== sentence && !opensWithPronoun(each)) return each.actors[0] ?? null;
  }
  return null;
}

const DENIED = list('no none neither nobody few');
/** After "no" where nothing is denied: "no doubt", "no longer". */
const UNDENIED = list('doubt longer matter surprise wonder');

/**
 * "No Chinese lab has yet matched it", "none of its models beats it", "nobody in China can": the clause, whose first
 * word is at `start`, denies its own subject, which ends before the word at `at`.
 */
export function deniesSubject({ words }: ReadSentence, start: number, at: number): boolean {
  const denies = DENIED.has(words[start]?.lower ?? '');
  return start < at && denies && !UNDENIED.has(words[start + 1]?.lower ?? '');
}

/** Leads as things. */
const OWNED = list(
  'lead edge advantage advantages dominance leadership supremacy prowess superiority',
);

function relationAt(sentence: SentenceContext, at: number, kind: RelationKind): Relation {
  const { words, actors, main } = sentence;
  const has = (from: number, to: number, set: ReadonlySet<string>) =>
    words.slice(Math.max(0, from), Math.max(0, to + 1)).some(({ lower }) => set.has(lower));
  const passive = has(at - 3, at - 1, PASSIVE) && words[at + 1]?.lower === 'by';
  const opening = words.findLastIndex(({ lower }, index) => index < at && CLAUSE.has(lower));
  const clauseStart = Math.max(opening, main <= at ? main - 1 : -1);
  const left = actors.filter(({ last }) => last < at);
  const inClause = left.filter(({ first }) => first > clauseStart);
  const owned = OWNED.has(words[at]?.lower ?? '');
  const owner = owned ? left.findLast(({ last }) => last >= at - 4) : undefined;
  const meant =
    left.length === 0 && hasPronoun(words, clauseStart + 1, at) ? antecedent(sentence) : null;
  const subject = owner ?? inClause[0] ?? left.at(-1) ?? meant;
  const before = inClause.at(-1) ?? left.at(-1) ?? null;
  const after = actors.find(({ first }) => first > at) ?? null;
  /** Of whom it is told alone, by a verb at `verb`. */
  const of = (verb: number, whom: ActorMention | null): Relation => ({
    kind,
    at,
    negated: has(verb - 4, verb - 1, NEGATIONS),
    subject: whom,
    object: null,
    owned: false,
  });
  const given = givenTime(sentence, at);
  if (given) return of(at, given);
  const holds = holdingVerb(sentence, at);
  if (holds >= 0) {
    const isPassive = has(holds - 2, holds - 1, PASSIVE);
    return of(holds, isPassive ? subject : (actors.find(({ first }) => first > holds) ?? null));
  }
  return {
    kind,
    at,
    negated: has(at - 4, at - 1, NEGATIONS) || deniesSubject(sentence, clauseStart + 1, at),
    subject: passive ? after : subject,
    object: passive ? before : after,
    owned: owner !== undefined,
  };
}

export const OPPOSITE: Readonly<Record<Side, Side | null>> = { us: 'cn', cn: 'us', other: null };
