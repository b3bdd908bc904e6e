/** What kind of claim a sentence makes: a multinomial over what spotting has seen of it and a few cues of its own. */
import type { ActorKind } from './actors.ts';
import type { SentenceContext } from './context.ts';
import { GROUPS, SENTENCE_FEATURES } from './features.ts';
import type { Relation, RelationKind } from './relation.ts';
import { CLAIM_TYPES, type ClaimType, type Tier } from './types.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that tell types apart; counted up to three. */
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  will: list("will won't shall"),
  would: list('would could'),
  may: list('may might perhaps possibly'),
  intent:
    list(`plan plans planned planning expect expected expects likely unlikely predict predicts predicted project projected
    set poised eventually soon upcoming coming next potentially aims aim hopes hope intends bet risk risks threatens`),
  state:
    list(`government governments state administration ministry department congress senate president minister commission
    authorities lawmakers federal national agency regulators policymakers parliament governor officials official party`),
  measure:
    list(`announced signed enacted approved proposed imposed initiative initiatives strategy programme program subsidies
    pledged summit agreement agenda blueprint incentives deregulation tariffs licences licenses licensing order rules rule law act bill ban banned curbs controls`),
  stock:
    list(`dataset datasets data corpus patents papers publications citations downloads downloaded users customers adoption
    talent researchers engineers graduates phd investment funding raised valuation revenue spending capital capacity supply infrastructure electricity energy`),
  money: list(
    'billion million trillion bn dollars euros yuan cost costs price prices cheaper expensive budget market shares',
  ),
  able: list(`can able capable ability capabilities allows enables lets performs perform generate generates generating understand
    reasoning solve solves handles supports creates trained parameters tokens context architecture version multimodal video images`),
  score: list(
    'benchmark benchmarks score scores scored accuracy tests leaderboard ranking rankings elo results',
  ),
  cause:
    list(`because due led cause caused causes causing forced force forcing result resulted consequence thus therefore
    drives driven spark sparked triggered prompting prompted pushed boost boosted fuel enabled making means help helped`),
  harm: list(`harm harms damage disrupt disrupted disruption undermine undermines hit hurt slow slowed hamper hampered limit limits
    constrain reduce reduced plunged wiped loss losses shocked shook panic concern concerns worried fears threat pressure jobs workers economy society`),
  contest: list(
    'race racing war battle competition compete competing rivalry sputnik superpower geopolitical narrative debate question belief hype bubble stakes era',
  ),
  need: list(
    'essential crucial critical vital key important matters must should need needs require requires necessary priority security',
  ),
  be: list("is are isn't aren't remains remain"),
  been: list('was were had has have did been'),
};
const WORD_CUES = Object.keys(WORDS);
const ACTOR_CUES: Readonly<Record<ActorKind, string>> = {
  country: 'opensCountry',
  capital: 'opensCountry',
  bloc: 'opensCountry',
  government: 'opensState',
  official: 'opensState',
  person: 'opensFirm',
  lab: 'opensFirm',
  chip: 'opensFirm',
  model: 'opensModel',
};
const RELATIONS: readonly RelationKind[] = ['ahead', 'behind', 'level', 'closing', 'widening'];
const CUES: readonly string[] = [
  ...WORD_CUES,
  ...WORD_CUES.map((name) => `${name}:first`),
  ...RELATIONS,
  // What a word says depends on the tier: a comparison in a race claim is a standing.
  ...[...WORD_CUES, ...RELATIONS].map((name) => `${name}:race`),
  ...['moved', 'shift', 'shift:still', 'says'],
  ...['opensCountry', 'opensState', 'opensFirm', 'opensModel'],
  ...['sideUs', 'sideCn', 'sideOther', 'horizon', 'race', 'brief', 'long'],
];
const PLACE: ReadonlyMap<string, number> = new Map(
  CUES.map((name, i) => [name, SENTENCE_FEATURES.length + GROUPS.length + i]),
);
/** Which word groups hold a word. */
const CUES_OF: ReadonlyMap<string, readonly string[]> = WORD_CUES.reduce((known, name) => {
  for (const word of WORDS[name] as ReadonlySet<string>)
    known.set(word, [...(known.get(word) ?? []), name]);
  return known;
}, new Map<string, string[]>());

/** The sentence's own features, the word groups of the sentence before, the cues. */
export const TYPE_FEATURES = SENTENCE_FEATURES.length + GROUPS.length + CUES.length;
/** Packed weights are whole numbers of this unit, by type, constant last. */
export const TYPE_UNIT = 1 / 32;
const MOST = 3;
const OPENING = 9;

/** A sentence as the classifier sees it. */
export interface TypeInput {
  sentence: SentenceContext;
  tier: Tier;
  /** Values of `SENTENCE_FEATURES`, of the sentence and of the one before it. */
  values: Uint8Array;
  before: Uint8Array | null;
  horizon: boolean;
  relations: readonly Relation[];
}

const MODAL = /\b(?:will|would|could|may|might|shall|won't)\b/i;
/** A change of places. */
const SHIFT =
  /\b(?:overt(?:ook|aken|ake[sn]?|aking)|surpass(?:ed|ing)|pull(?:ed|ing) (?:ahead|away)|displac(?:ed|ing)|dethron\w+|leapfrog\w*|los(?:t|ing) (?:ground|its)|gain(?:ed|ing) (?:ground|on)|f(?:all|alling|ell|allen) (?:further )?behind|left behind|leaving .{0,30}behind|(?:took|taken|taking) the lead|c(?:aught|atching) up|clos(?:ed|ing) (?:in|the gap)|narrow(?:ed|ing|s)?|widen(?:ed|ing|s)?|shr(?:unk|inking)|swapped|rapidly|increasingly|no longer)\b/i;
const MOVED =
  /\b(?:has|have|had) (?:\w+ly )?(?:become|emerged|moved|grown|risen|fallen|shifted|changed|gone|slipped|climbed|made)\b/i;
const SAYS =
  /\b(?:said|says|believes?|thinks?|argues?|according to|warn(?:s|ed)|expects?|predict(?:s|ed)?)\b/i;

/** Values of the classifier's features, each 0 to 3. */
export function typeValues({
  sentence,
  tier,
  values,
  before,
  horizon,
  relations,
}: TypeInput): Uint8Array {
  const row = new Uint8Array(TYPE_FEATURES);
  for (let i = 0; i < SENTENCE_FEATURES.length; i++) row[i] = Math.min(MOST, values[i] as number);
  if (before)
    for (let i = 0; i < GROUPS.length; i++) row[SENTENCE_FEATURES.length + i] = before[i] ? 1 : 0;
  const mark = (name: string) => {
    const place = PLACE.get(name) as number;
    row[place] = Math.min(MOST, (row[place] as number) + 1);
  };
  sentence.words.forEach(({ lower }, at) => {
    for (const name of CUES_OF.get(lower) ?? []) {
      mark(name);
      if (tier === 'race') mark(`${name}:race`);
      if (at < OPENING) row[PLACE.get(`${name}:first`) as number] = 1;
    }
  });
  const still = !MODAL.test(sentence.text);
  const markBoth = (name: string) => {
    mark(name);
    if (tier === 'race') mark(`${name}:race`);
  };
  for (const { kind, negated } of relations) {
    if (!negated) markBoth(kind);
  }
  if (SHIFT.test(sentence.text)) {
    mark('shift');
    if (still) mark('shift:still');
  }
  if (MOVED.test(sentence.text)) mark('moved');
  if (SAYS.test(sentence.text)) mark('says');
  const [first] = sentence.actors;
  if (first && first.first < 5) mark(ACTOR_CUES[first.actor.kind]);
  const sides = new Set(sentence.actors.map(({ actor }) => actor.side));
  if (sides.has('us')) mark('sideUs');
  if (sides.has('cn')) mark('sideCn');
  if (sides.has('other')) mark('sideOther');
  if (horizon) mark('horizon');
  if (tier === 'race') mark('race');
  if (sentence.words.length < 10) mark('brief');
  if (sentence.words.length > 30) mark('long');
  return row;
}

const WIDTH = TYPE_FEATURES + 1;

function sumAt(row: Uint8Array, weights: Int8Array, head: number): number {
  const from = head * WIDTH;
  let sum = weights[from + TYPE_FEATURES] as number;
  for (let i = 0; i < TYPE_FEATURES; i++) {
    const value = row[i] as number;
    if (value !== 0) sum += value * (weights[from + i] as number);
  }
  return sum;
}

/**
 * The likeliest type. `weights`: for each of `CLAIM_TYPES` in turn `TYPE_FEATURES` weights and a constant, in
 * units of `TYPE_UNIT`; after them those of `leaningOf`.
 */
export function typeOf(row: Uint8Array, weights: Int8Array): ClaimType {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let type = 0; type < CLAIM_TYPES.length; type++) {
    const sum = sumAt(row, weights, type);
    if (sum > most) {
      most = sum;
      best = type;
    }
  }
  return CLAIM_TYPES[best] as ClaimType;
}

/** How much a race claim looks like one that favours somebody: log-odds in units of `TYPE_UNIT`. */
export const leaningOf = (row: Uint8Array, weights: Int8Array): number =>
  sumAt(row, weights, CLAIM_TYPES.length);
