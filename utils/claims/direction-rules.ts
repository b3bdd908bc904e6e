import type { ActorMention, Side } from './actors.ts';
import type { ReadSentence, SentenceContext } from './context.ts';
import { deniesSubject, LEAVES, OPPOSITE, PASSIVE, type Relation } from './relation.ts';
import type { Direction } from './types.ts';
import type { Spelling } from './words.ts';

/** Something a side lacks or suffers, told of its subject. */
const WEAKNESS =
  /\b(?:lack(?:s|ed|ing|lustre|luster)?|short(?:age|ages| of)|bottlenecks?|struggl\w+|insufficient|scarc\w+|(?:depend(?:s|ed|ent|ence|ency)?|relies|reliant|reliance) (?:\w+ )?(?:on|upon)|weak\w*|cut off|fail(?:s|ed|ure|ures|ing)?|setbacks?|obstacles?|hurdles?|handicap\w*|flawed|los(?:e|es|ing|t)|declin\w+|drain|exodus|wasted?|roadblock|not enough|limited (?:access|supply|number|compute)|unable|(?:can ?not|can['’]t|could not|couldn['’]t) \w+ (?:enough|sufficient)|vulnerab\w+|wake-up call|complacen\w+|difficult(?:y|ies)?|trouble|suffer\w*|starved|hobbled|mired|scandals?|costlier|drawbacks?|inefficien\w+|ineffective|disappoint\w*|outdated|poor(?:ly)?|yet to|less (?:clever|advanced|capable|well|powerful|efficient|mature)|crackdown|overstat\w+|unproven|blunder\w*|precarious|stagnat\w+|crunch|red tape|dropp?ed|collaps\w+|tumbl\w+|plung\w+|pushed (?:further )?down|squander\w*|burden|problems? for|repercussions?|sputnik moment|(?:rank(?:s|ed)?|place[sd]?|finish(?:es|ed)) (?:second|third|fourth|fifth|\d+th)|(?:second|third) (?:place|highest|largest|tier)|only \d+)\b/i;
/** What one side does to another: told of its object, or of its subject in the passive. */
const HARM =
  /^(?:hamper(?:s|ed|ing)?|hinder(?:s|ed|ing)?|constrain(?:s|ed|ing)?|block(?:s|ed|ing)?|stifl(?:e|es|ed|ing)|squeez(?:e|es|ed|ing)|threaten(?:s|ed|ing)?|rattl(?:e|es|ed|ing)|rock(?:s|ed|ing)|shook|shak(?:en|ing)|shock(?:s|ed|ing)?|wip(?:es|ed|ing)|slow(?:s|ed|ing)?|imped(?:e|es|ed|ing)|curtail(?:s|ed|ing)?|undermin(?:e|es|ed|ing)|disrupt(?:s|ed|ing|ion)?|challeng(?:e|es|ed|ing)|hurt(?:s|ing)?|dethron(?:e|es|ed|ing)|stunn(?:ed|ing)|alarm(?:s|ed)|depriv(?:e|es|ed|ing)|den(?:y|ies|ied|ying)|limit(?:s|ed|ing)?|blindsid\w+|struck|upend(?:s|ed|ing)?)$/;
/** What a weakness, a curb and a set phrase for a level race begin with: most sentences hold none of it. */
const WEAKNESS_OPENS =
  /\b(?:lack|short|bottle|strugg|insuff|scarc|depend|reli|weak|cut|fail|setb|obst|hurd|handi|flaw|los|decl|drain|exod|waste|roadb|not|limit|unab|can|could|vulner|wake|complac|diffic|troub|suff|starv|hobb|mired|scand|costl|draw|ineff|disapp|outd|poor|yet|less|crack|overst|unprov|blund|precar|stagn|crunch|red|drop|coll|tumb|plung|push|squand|burd|probl|reperc|sputn|rank|place|finish|second|third|only)/i;
const CURBS_OPENS = /\b(?:contr|restr|sanct|curb|ban|embar|constr)/i;
const LEVEL_OPENS = /\b(?:as|neck|same|first|no|head|toe|similar)\b|\b(?:swap|trad|hold)/i;
/** Bits of what a word may begin; `HARMS`: it is a harm. */
const HARMS = 1;
const MAY_BE_WEAK = 2;
const MAY_BE_CURB = 4;
const MAY_BE_LEVEL = 8;

/** Looked for in the word as written: marks within it part it for the expressions above, and not for its letters. */
function hintsOf(word: Spelling): number {
  const { raw, lower } = word;
  word.hints ??=
    (HARM.test(lower) ? HARMS : 0) |
    (WEAKNESS_OPENS.test(raw) ? MAY_BE_WEAK : 0) |
    (CURBS_OPENS.test(raw) ? MAY_BE_CURB : 0) |
    (LEVEL_OPENS.test(raw) ? MAY_BE_LEVEL : 0);
  return word.hints;
}

/** Hints of a sentence's words together. */
function hintsIn({ words }: ReadSentence): number {
  let hints = 0;
  for (let at = 0; at < words.length; at++) hints |= hintsOf(words[at] as Spelling);
  return hints;
}

/** Exchanges and shares: in this contest, the American ones. */
const MARKETS = /^(?:markets?|stocks?|shares|nasdaq|valuations?)$/;
/** Rules that hold a side back. */
const CURBS = /\b(?:controls|restrictions?|sanctions?|curbs?|bans?|embargo|constraints?)\b/i;
/** That they do not, or backfire. */
const DEFIED =
  /\b(?:despite|spite|accelerat\w+|loopholes?|circumvent\w*|workarounds?|work(?:ed|ing)? around|skirt\w*|evad\w+|backfir\w+|ineffective|failed|smuggl\w+|spurr?\w*|forced .{0,30}(?:innovat|develop)\w+|resourceful\w*|ingenu\w+|necessity|autonomy|self-(?:relian|suffic)\w+|home-?grown|adept|blessing|pushed .{0,20}to)\b/i;
/** Turns a weakness round: "without a single American chip", "no longer depends on". */
const LIFTED =
  /\b(?:without|no longer|not (?:depend|rely|lack)|overc[oa]me?\w*|make up for|freed? from|less (?:reliant|dependent)|reduc\w+ (?:its |their )?(?:relian|depend)\w+|never|eliminat\w+|end(?:s|ed|ing)? (?:its|their) (?:relian|depend)\w+)\b/i;
const PRONOUN =
  /\b(?:it|its|it's|they|their|them|the (?:company|firm|start-?up|lab|country|nation|model|models|chip|labs|government|group))\b/i;

/** The side of the first actor of the clause that carries the claim, else of the sentence. */
function firstSide({ actors, main }: ReadSentence): Side | null {
  return (actors.find(({ first }) => first >= main) ?? actors[0])?.actor.side ?? null;
}

function sidesOf({ actors }: ReadSentence): ReadonlySet<Side> {
  return new Set(actors.map(({ actor }) => actor.side));
}

/** Whom a sentence is about: its own first actor, else whom the sentence before is about. */
function topicOf(sentence: SentenceContext): Side | null {
  const own = firstSide(sentence);
  if (own) return own;
  const [earlier] = sentence.previous;
  if (!earlier) return null;
  const sides = sidesOf(earlier);
  return sides.size === 1 || PRONOUN.test(sentence.text) ? firstSide(earlier) : null;
}

/** Two rivals of one side: "Google overtook OpenAI". */
function isDomestic(subject: ActorMention | null, object: ActorMention | null): boolean {
  if (!subject || !object) return false;
  const [one, two] = [subject.actor, object.actor];
  const firms = /^(?:lab|model|chip|person)$/;
  return (
    one.side === two.side && one.name !== two.name && firms.test(one.kind) && firms.test(two.kind)
  );
}

/** What takes a lead away when it stands before it: "risks losing its edge", "a threat to American leadership". */
const LOSS =
  /^(?:los(?:e|es|ing|t)|losses|risk(?:s|ing)?|threat(?:en|ens|ened|ening)?|undermin\w+|erod\w+|squander\w*|challeng\w+|dent(?:s|ed|ing)?|doubts?|obstacles?|pursuit|quest|aspirations?|hopes?|weaken\w*|loosen\w*|end(?:s|ed|ing)?|break(?:s|ing)?|broke|dethron\w*|disrupt\w*|jeopardi[sz]\w+|cede[sd]?|ceding|surrender\w*)$/;
const LEFT_BEHIND = /^(?:leav(?:es|ing)|left)$/;

function fromPosition(relation: Relation, sentence: SentenceContext): Direction {
  const { kind, negated, subject, object, at } = relation;
  const side = subject?.actor.side ?? unnamedSide(relation, sentence);
  if (!side) return 'none';
  const crossed = object !== null && object.actor.side !== side;
  if (kind === 'ahead') return fromLead(relation, sentence, side);
  if (negated) return 'parity';
  if (side === 'other' && isBehindBoth(sentence, at)) return 'none';
  const leaves = sentence.words.findIndex(
    ({ lower }, index) => index < at && index > at - 8 && LEFT_BEHIND.test(lower),
  );
  const overtaken = sentence.actors.findLast(({ first, last }) => first > leaves && last < at);
  if (leaves >= 0 && overtaken) return OPPOSITE[overtaken.actor.side] ?? 'none';
  return crossed ? object.actor.side : (OPPOSITE[side] ?? 'none');
}

/** Words at most from a verb to whom it is done to. */
const OBJECT_REACH = 3;

/** Whose side an unnamed subject is on: the rival's of whom it outdoes or trails, else that of whom is spoken. */
function unnamedSide({ object, at }: Relation, sentence: SentenceContext): Side | null {
  const lower = sentence.words[at]?.lower ?? '';
  const rival = object && OPPOSITE[object.actor.side];
  const isDone =
    object &&
    object.first <= at + OBJECT_REACH &&
    (TELLS_AHEAD.test(lower) || TELLS_BEHIND.test(lower));
  return isDone ? rival : (topicOf(sentence) ?? rival);
}

/** A third side behind both powers: neither of them gains on the other. */
function isBehindBoth({ actors }: SentenceContext, at: number): boolean {
  const sides = new Set(actors.filter(({ first }) => first > at).map(({ actor }) => actor.side));
  return sides.has('us') && sides.has('cn');
}

/** Words between what takes a lead away and the lead; fewer where the word may belong to something else. */
const LOSS_REACH = 9;
const DENIAL_REACH = 3;
const DENIAL = /^(?:not|isn't|without|lacks?)$/;

function fromLead(relation: Relation, { words }: SentenceContext, side: Side): Direction {
  const { negated, subject, object, at, owned } = relation;
  const has = (reach: number, word: RegExp) =>
    words.slice(Math.max(0, at - reach), at).some(({ lower }) => word.test(lower));
  if (owned && (has(LOSS_REACH, LOSS) || has(DENIAL_REACH, DENIAL)))
    return OPPOSITE[side] ?? 'none';
  if (negated) return object && object.actor.side !== side ? object.actor.side : 'none';
  return isDomestic(subject, object) ? 'other' : side;
}

/** Set phrases for a level race. */
const LEVEL =
  /\b(?:as (?:well|good|capable|powerful|fast|strong) as|neck[- ]and[- ]neck|(?:same|first) (?:level|tier|league)|same performance|no (?:clear )?(?:winner|moat|lead|leader)|swapp(?:ed|ing)|trad(?:ed|ing) places|head[- ]to[- ]head|toe[- ]to[- ]toe|hold(?:s|ing)? (?:its|their) own|similar (?:results|performance|capabilit\w+|feats?|levels?))\b/i;

/**
 * What the strongest relation of the sentence says: a change of the gap before a level before a position,
 * and among positions the one in the clause that carries the claim.
 */
function fromRelations(
  sentence: SentenceContext,
  relations: readonly Relation[],
  hints: number,
): Direction | null {
  const change = relations.find(
    ({ kind, negated }) => (kind === 'closing' || kind === 'widening') && !negated,
  );
  if (change) return change.kind as Direction;
  if (hints & MAY_BE_LEVEL && LEVEL.test(sentence.text)) return 'parity';
  const places = relations.filter(({ kind }) => kind !== 'closing' && kind !== 'widening');
  const inMain = places.filter(({ at }) => at >= sentence.main);
  const stated = inMain.length > 0 ? inMain : places;
  const place =
    stated.find(({ at }) => !QUALITY.test(sentence.words[at]?.lower ?? '')) ?? stated[0];
  if (!place) {
    const missed = relations.find(({ kind }) => kind === 'closing');
    return missed ? short(missed, sentence) : null;
  }
  if (place.kind === 'level') return place.negated ? short(place, sentence) : 'parity';
  return fromPosition(place, sentence);
}

/** Told of a thing on the way to what is said of it: "its best chip is two generations behind". */
const QUALITY =
  /^(?:better|best|strong|strongest|fastest|largest|biggest|foremost|highest|superior|first|edge)$/;

/** "has not caught up with it", "no match for it": whoever falls short is behind. */
function short({ subject, object }: Relation, sentence: SentenceContext): Direction {
  const side = subject?.actor.side ?? topicOf(sentence);
  if (object && object.actor.side !== side) return object.actor.side;
  return (side && OPPOSITE[side]) ?? 'none';
}

/** Whom a harm hits: the first actor after its verb, markets counting as American; the subject in the passive. */
function fromHarm({ words, actors }: SentenceContext): Direction | null {
  const at = words.findIndex((word) => hintsOf(word) & HARMS);
  const passive = words.slice(Math.max(0, at - 2), at).some(({ lower }) => PASSIVE.has(lower));
  const hit = passive ? actors[0] : actors.find(({ first }) => first > at);
  if (hit) return OPPOSITE[hit.actor.side] ?? 'none';
  return words.slice(at).some(({ lower }) => MARKETS.test(lower)) ? 'cn' : null;
}

function fromCurbs({ text, actors }: SentenceContext): Direction | null {
  if (!CURBS.test(text) || !DEFIED.test(text)) return null;
  return actors.some(({ actor }) => actor.side === 'cn') || actors.length === 0 ? 'cn' : null;
}

/**
 * Whom the proposition of a race claim favours by rule: relation word x polarity x whose side x negation.
 * Without a relation word a strength speaks for the side it is told of, a weakness or a harm against the
 * one that suffers it. `none` when nobody is named.
 */
export function ruledDirection(
  sentence: SentenceContext,
  relations: readonly Relation[],
): Direction {
  const hints = hintsIn(sentence);
  const told =
    fromRelations(sentence, relations, hints) ??
    (hints & MAY_BE_CURB ? fromCurbs(sentence) : null) ??
    (hints & HARMS ? fromHarm(sentence) : null);
  if (told) return told;
  const side = topicOf(sentence);
  if (!side) return 'none';
  const { text } = sentence;
  if (hints & MAY_BE_WEAK && WEAKNESS.test(text) && !LIFTED.test(text))
    return OPPOSITE[side] ?? 'none';
  return deniesActor(sentence) ? (OPPOSITE[side] ?? 'none') : side;
}

/** Words at most from "no" or "nobody" to the actor of whom it is told. */
const DENIED_REACH = 4;

/** "Nobody in China can train one", "no American lab has one": told of its first actor as a weakness. */
function deniesActor(sentence: SentenceContext): boolean {
  const { actors, main, words } = sentence;
  const near = actors.some(({ first }) => first > main && first <= main + DENIED_REACH);
  const outside = words
    .slice(main, main + DENIED_REACH)
    .some(({ lower }) => lower === 'outside' || lower === 'but' || lower === 'except');
  return near && !outside && deniesSubject(sentence, main, words.length);
}

/** Words that say by themselves who is ahead or behind; nouns and adjectives are told of too many things. */
const TELLS_AHEAD =
  /^(?:leads?|led|leading|ahead|outperform(?:s|ed|ing)?|outpac(?:es?|ed|ing)|surpass(?:es|ed|ing)?|overt(?:akes?|ook|aken|aking)|beat(?:s|en|ing)?|outcompet(?:es?|ed|ing)|dominat(?:es?|ed|ing)|outrank(?:s|ed)?|outstrip(?:s|ped)?|leapfrog(?:s|ged)?|eclips(?:es?|ed|ing)|wins?|won|winning|outclass(?:es|ed)?|dethron(?:es?|ed)|defeat(?:s|ed)?)$/;
const TELLS_BEHIND = /^(?:lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|behind|back|los(?:es?|t|ing))$/;
/** Of what "lose" and "win" are told plainly. */
const CONTESTS = /^(?:race|contest|competition|battle|war|rivalry|lead|edge|ground|advantage)$/;
/** Open what is asked, wished, feared or supposed rather than put forward. */
const SUPPOSED =
  /^(?:if|whether|how|why|could|would|may|might|should|must|can|to|helps?|lets?|letting|fears?|worr(?:y|ies)|hopes?|wants?|aims?|unless|until|risks?|risking|who|which|race|racing|doubts?|myth|idea|notion|nearly|almost)$/;
/** Keep, or give away, a lead that is somebody's. */
const KEEPS =
  /^(?:keep(?:s|ing)?|kept|hold(?:s|ing)?|held|retain(?:s|ed|ing)?|maintain(?:s|ed|ing)?|enjoy(?:s|ed)?|ha(?:s|ve)|extend(?:s|ed|ing)?|lasts?|remain(?:s|ed)?|persists?|endures?|secure|clear|commanding|over|still)$/;
const GIVES_AWAY =
  /^(?:los(?:es?|t|ing)|ced(?:es?|ed|ing)|squander(?:s|ed|ing)?|surrender(?:s|ed|ing)?)$/;
const AROUND = 6;
/** Words between a subject and its relation at most, and what parts them. */
const MOST_BETWEEN = 9;
const PARTS =
  /^(?:that|which|who|whoever|whose|where|when|as|and|but|because|after|while|others?|whether)$/;

/** Before "behind" when somebody is it. */
const IS_BEHIND =
  /^(?:is|are|was|were|remains?|still|far|further|well|years?|months?|generations?|falls?|fell|fallen|falling|lags?|lagged|lagging|slightly|just|way|sits?|stays?)$/;
/** What a lead is that is none any more, or none at all. */
const UNREAL =
  /^(?:no|idea|illusion|myth|disappeared|vanish\w*|gone|evaporat\w*|exists|erased|over\w*stated|narrow\w*|shr[aiu]nk\w*|slim\w*|erod\w*|fading|temporary|smaller|shorter|threat\w*)$/;

/**
 * What a sentence says so plainly that no model may say the contrary: one relation, stated and not supposed, with
 * the sides named; else null.
 */
export function plainDirection(
  sentence: SentenceContext,
  relations: readonly Relation[],
): Direction | null {
  if (relations.length === 0 || sentence.text.includes('?')) return null;
  const kinds = new Set(relations.map(({ kind }) => kind));
  const [kind] = kinds;
  if (kinds.size === 1 && (kind === 'closing' || kind === 'widening'))
    return relations.every((relation) => isPlainChange(sentence, relation)) ? kind : null;
  const told = new Set(relations.map((relation) => plainSide(sentence, relation)));
  const [side] = told;
  return told.size === 1 && side ? side : null;
}

/** The words just before one, in lower case. */
const wordsBefore = ({ words }: SentenceContext, at: number): string[] =>
  words.slice(Math.max(0, at - AROUND), at).map(({ lower }) => lower);

/** A gap between both sides that moves, and is not only wished or feared to. */
function isPlainChange(sentence: SentenceContext, { negated, at }: Relation): boolean {
  const sides = sidesOf(sentence);
  if (negated || !sides.has('us') || !sides.has('cn')) return false;
  return !wordsBefore(sentence, at).some((lower) => SUPPOSED.test(lower));
}

/** Whose favour one relation of position plainly tells. */
function plainSide(sentence: SentenceContext, relation: Relation): 'us' | 'cn' | null {
  const { subject, object, at, owned } = relation;
  if (!subject || at < sentence.main) return null;
  const { side } = subject.actor;
  const rival = OPPOSITE[side];
  if (side === 'other' || !rival || rival === 'other') return null;
  const isMeant = !sentence.actors.includes(subject);
  // Whom a pronoun means is plain enough where the rival is named.
  if (isMeant && !object) return null;
  // Against a third side, or another of its own, the lead is told of something else.
  if (object && object.actor.side !== rival) return null;
  const before = wordsBefore(sentence, at);
  if (before.some((lower) => SUPPOSED.test(lower))) return null;
  // In a passive the subject stands after the relation.
  const from = isMeant ? sentence.main : subject.last + 1;
  const between = sentence.words.slice(from, Math.max(from, at));
  if (between.length > MOST_BETWEEN || between.some(({ lower }) => PARTS.test(lower))) return null;
  if (owned) return ofLead(sentence, relation, before, side, rival);
  return ofVerb(sentence, relation, before, side, rival);
}

/** "keeps its lead", "has lost its edge". */
function ofLead(
  { words }: SentenceContext,
  { negated, at }: Relation,
  before: readonly string[],
  side: 'us' | 'cn',
  rival: 'us' | 'cn',
): 'us' | 'cn' | null {
  const around = [...before, ...words.slice(at + 1, at + 1 + AROUND).map(({ lower }) => lower)];
  if (negated || words[at]?.lower === 'leadership') return null;
  if (around.some((lower) => UNREAL.test(lower))) return null;
  if (before.some((lower) => GIVES_AWAY.test(lower))) return rival;
  if (before.some((lower) => LOSS.test(lower) || DENIAL.test(lower))) return null;
  return around.some((lower) => KEEPS.test(lower)) ? side : null;
}

/** "leads", "was overtaken by", "trails", "has not caught". */
function ofVerb(
  { words }: SentenceContext,
  { kind, negated, object, at }: Relation,
  before: readonly string[],
  side: 'us' | 'cn',
  rival: 'us' | 'cn',
): 'us' | 'cn' | null {
  const lower = words[at]?.lower ?? '';
  const after = words.slice(at + 1, at + 1 + AROUND).map((word) => word.lower);
  // Who is beaten, and not at once by whom, is the other one.
  const passive = before.slice(-3).some((word) => PASSIVE.has(word));
  if (/(?:en|ed)$/.test(lower) && passive !== (after[0] === 'by')) return null;
  if (/^(?:los|w[io]n)/.test(lower) && !after.some((word) => CONTESTS.test(word))) return null;
  if (lower === 'ahead' && after[0] === 'of' && !object) return null;
  if (lower === 'behind' && !IS_BEHIND.test(before.at(-1) ?? '')) return null;
  if (before.some((word) => LEAVES.has(word))) return null;
  if (kind === 'ahead' && TELLS_AHEAD.test(lower)) {
    if (!negated) return side;
    return object ? rival : null;
  }
  return kind === 'behind' && TELLS_BEHIND.test(lower) && !negated ? rival : null;
}
