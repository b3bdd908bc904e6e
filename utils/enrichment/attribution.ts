import { type Word, wordsOf } from '../claims/words.ts';
import { HUMAN, MINDS, NOUN_LIKE, SAYINGS, type SayingClass, TITLE } from './sayings.ts';

/** How a sentence names who answers for it. */
export type AttributionForm = 'before' | 'inverted' | 'accordingTo' | 'colon' | 'noun' | 'passive';

/** What follows a verb of saying. `none`: nothing, the content came before. `loose`: words with a verb among them. `object`: a mere thing. */
export type Complement = 'quotation' | 'clause' | 'loose' | 'object' | 'none';

/** A saying found in one sentence. Offsets are UTF-16 into the masked sentence, end exclusive. */
export interface Attribution {
  form: AttributionForm;
  /** The words that name the source, as written, still with titles, articles and pronouns. */
  phrase: string;
  /** A name set off by commas beside the phrase: "its provost, Timothy Baldwin". Empty when none. */
  apposition: string;
  saying: SayingClass;
  complement: Complement;
  /** Where the attribution's own words start. */
  start: number;
  /** What is said. */
  content: { start: number; end: number };
}

/** Stands for every character of direct speech in a masked sentence. */
export const MASK = '\u00b6';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Stand between a subject and its verb. */
const AUXILIARIES = words(
  'also then later recently once long already now again still just never first has have had previously repeatedly often even further furthermore rightly only today yesterday earlier publicly privately since always would did does do could might will must himself herself itself themselves both all is was are were been being and continued largely merely flatly openly boldly',
);
/** Open a clause that is not what the sentence puts forward. */
const SUBORDINATORS = words(
  'while after because if when although though before since whereas until unless as once what how why whether where than',
);
const BOUNDARIES = new Set([...SUBORDINATORS, ...words('but that which so yet for')]);
const BE = words('is are was were be been being get gets got');
const DETERMINERS = words(
  'the a an his her its their our my your of in for no such any these this with on from by to at under other more new',
);
const PREPOSITIONS = words(
  'in on at for from with by after but and so as while according unlike like under since during amid despite given before to',
);
const FINITE =
  /\b(?:is|are|was|were|will|would|could|can|cannot|may|might|has|have|had|should|do|does|did|must|needs?|[a-z]{3,}ed|remains?|lacks?|leads?|makes?|gives?|takes?|means?|comes?|gets?)\b|n['’]t\b|['’](?:re|ll|d|ve)\b/;
const PARTICIPLE = /ing$/;
const INVERTIBLE =
  /^(?:sa(?:id|ys?)|add(?:s|ed)|argue[sd]?|claim(?:s|ed)|warn(?:s|ed)|note[sd]?|explain(?:s|ed)|wr(?:ote|ites)|declare[sd]|insist(?:s|ed)|acknowledge[sd]|admit(?:s|ted)|concede[sd]|remark(?:s|ed)|comment(?:s|ed)|tweeted|quipped|reckons?|believes?|fears?|thinks?|suggest(?:s|ed)|predict(?:s|ed)|estimate[sd]?|complain(?:s|ed)|laments?|crowed|observe[sd]|report(?:s|ed)|recall(?:s|ed)|conclude[sd]|assert(?:s|ed)|caution(?:s|ed)|contends?|point(?:s|ed))$/;
const SAYING_NOUN =
  /(?:['’]s|s['’]) (?:\w+ )?(?:assertion|claim|prediction|warning|view|argument|estimate|opinion|words|belief|contention|statement|thesis|forecast)s?(?= (?:that|is that)\b|:)/gi;
const IN_VIEW =
  /\b(?:in|by) (.{3,40}?)['’]s? (?:own )?(?:view|words|opinion|account|telling|description|estimate|estimates|reckoning)\b/i;
const ACCORDING =
  /\b(?:according to(?: (?:what was reported by|(?:a|an|the|new|recent) (?:\w+ )?(?:report|study|analysis|survey|paper|ranking|index|poll|measurements?|data|research) (?:of \w+ (?:\w+ )?)?(?:(?:devised|published|released|conducted|produced|issued) (?:(?:on|in|last|this|late|early) \w+ )?)?(?:by|from)|(?:data|figures|research|estimates|measurements|analysis|numbers) (?:from|by)))?|in the words of|(?<=^|[,;] ?)(?:as )?per|in the (?:view|eyes|opinion) of)\s+/gi;
const PHRASE_END =
  /[,.;:()—–\n]|\s-\s|\s(?:who|which|that|in (?:an?|the|his|her|its|their|this)|on (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|x|twitter)|last|this|when|while|during|told|says?|said|have|has|had|is|are|was|were|finds?|found|shows?|earlier|after|before|as)\b/i;

interface Scan {
  masked: string;
  words: readonly Word[];
}

interface Stretch {
  from: number;
  to: number;
}

const between = ({ masked, words }: Scan, left: number): string =>
  masked.slice(words[left]?.end ?? 0, words[left + 1]?.start ?? masked.length);
const lowerAt = ({ words }: Scan, at: number): string => words[at]?.lower ?? '';
const isCapital = ({ words }: Scan, at: number): boolean => /^\p{Lu}/u.test(words[at]?.text ?? '');
const textOf = ({ masked, words }: Scan, { from, to }: Stretch): string =>
  masked.slice(words[from]?.start ?? 0, words[to]?.end ?? 0);
/** A break between two words that a noun phrase does not cross; the dots of "U.S." and "Mr." are none. */
const isBreak = (mark: string): boolean =>
  /[,;:()¶—–"]|\s-\s|[!?]\s/.test(mark) || /\.\s\s|\.["”]/.test(mark);

/** The phrase from `from` to where it ends. */
function phraseFrom(masked: string, from: number): { phrase: string; end: number } {
  const rest = masked.slice(from, from + 160);
  const flat = rest.replace(
    /\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|St|Gen|Gov|U\.S|U\.K|[A-Z])\./g,
    (short) => short.replace(/\./g, '_'),
  );
  const ends = [flat.search(PHRASE_END), rest.indexOf(MASK)].filter((index) => index >= 0);
  const length = Math.min(rest.length, ...ends);
  return { phrase: rest.slice(0, length).trim(), end: from + length };
}

/** A capitalised name set off by commas right after `end`: ", Timothy Baldwin". */
function appositionAfter(masked: string, end: number): string {
  const name =
    /^, ((?:\p{Lu}[\p{L}'’.-]*)(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|bin|al|la|le)){1,3})(?=[,.;)\s(]|$)/u.exec(
      masked.slice(end, end + 80),
    );
  return name?.[1]?.replace(/[.,]$/, '') ?? '';
}

/** Index of the last word of the verb's subject, looking left past auxiliaries and adverbs; -1 when none. */
function subjectEnd(scan: Scan, verb: number): number {
  let at = verb - 1;
  while (at >= 0 && (AUXILIARIES.has(lowerAt(scan, at)) || /[a-z]{3}ly$/.test(lowerAt(scan, at))))
    at--;
  return at;
}

/** Index of the first word of the phrase that ends at `end`. */
function phraseStart(scan: Scan, end: number): number {
  let at = end;
  while (at > 0) {
    if (isBreak(between(scan, at - 1))) break;
    const lower = lowerAt(scan, at - 1);
    if (BOUNDARIES.has(lower) && lower !== 'for') break;
    if (lower === 'and' && !(isCapital(scan, at - 2) && isCapital(scan, at))) break;
    at--;
  }
  return at;
}

/** The subject before an apposition that ends right before the verb: "Zhou Hongyi, the founder of 360, said". */
function beforeApposition(scan: Scan, end: number): Stretch | null {
  const segments: Stretch[] = [];
  let to = end;
  for (let at = end; at >= 0 && segments.length < 8; at--) {
    const mark = at === 0 ? ',' : between(scan, at - 1);
    if (!isBreak(mark)) continue;
    segments.push({ from: at, to });
    to = at - 1;
    if (/[¶;]/.test(mark)) break;
  }
  const [nearest, ...earlier] = segments;
  if (!nearest) return null;
  const isName = ({ from, to: last }: Stretch) =>
    !(TITLE.test(lowerAt(scan, from)) && last - from < 2) &&
    !TITLE.test(lowerAt(scan, last)) &&
    last - from >= 1 &&
    last - from <= 3 &&
    Array.from({ length: last - from + 1 }, (_, i) => from + i).every((at) => isCapital(scan, at));
  if (isName(nearest)) return nearest;
  const whole = earlier.find(isName);
  if (whole) return whole;
  const named = earlier.find(
    ({ from, to: last }) =>
      isCapital(scan, last) && !(from === last && PREPOSITIONS.has(lowerAt(scan, from))),
  );
  if (!named) return earlier[0] ?? nearest;
  let from = named.to;
  while (
    from > named.from &&
    isCapital(scan, from - 1) &&
    !PREPOSITIONS.has(lowerAt(scan, from - 1))
  )
    from--;
  return PREPOSITIONS.has(lowerAt(scan, named.from)) ? { from, to: named.to } : named;
}

const CLAUSE_VERB =
  /^(?:is|are|was|were|has|have|had|will|would|could|can|may|might|said|says|went|took|made|unveiled|released|announced|launched|told|posted)$/;

const ADVERB_OPENERS =
  /^(?:however|meanwhile|moreover|still|instead|nonetheless|nevertheless|similarly|finally|indeed|additionally|furthermore|later|earlier|today|yesterday|also|now|then|here|there|last|these|those|even|perhaps|thus|therefore|again|more|less|what|there)$/;

/** The subject of the whole sentence, for participles and colons: "X went further, saying …". */
function mainSubject(scan: Scan, before: number): Stretch | null {
  for (let at = 0; at < before; at++) {
    if (/^(?:he|she|they|it)$/.test(lowerAt(scan, at))) return { from: at, to: at };
    if (isCapital(scan, at)) {
      if (opensOnly(scan, at)) continue;
      const last = nameEnd(scan, at, before);
      if (!PREPOSITIONS.has(lowerAt(scan, at - 1)) || lowerAt(scan, at - 1) === 'and')
        return { from: at, to: last };
      at = last;
    } else if (at < 8 && HUMAN.test(lowerAt(scan, at))) {
      return { from: phraseStart(scan, at), to: at };
    }
  }
  return null;
}

/** Whether the capital at `at` is only that of a sentence's first word. */
const opensOnly = (scan: Scan, at: number): boolean =>
  at === 0 &&
  (ADVERB_OPENERS.test(lowerAt(scan, at)) ||
    PREPOSITIONS.has(lowerAt(scan, at)) ||
    DETERMINERS.has(lowerAt(scan, at)));

/** The last capital of the noun phrase that starts at `at`. */
function nameEnd(scan: Scan, at: number, before: number): number {
  let last = at;
  for (let to = at + 1; to < before && to - at < 8 && !isBreak(between(scan, to - 1)); to++) {
    if (isCapital(scan, to)) last = to;
    else if (CLAUSE_VERB.test(lowerAt(scan, to)) || PREPOSITIONS.has(lowerAt(scan, to))) break;
  }
  return last;
}

/** Steps out of a relative clause: in "a developer who worked there admits" the subject stands before "who". */
function relativeSubject(scan: Scan, from: number, end: number): Stretch | null {
  for (let at = from; at <= end; at++) {
    if (lowerAt(scan, at) !== 'who') continue;
    if (at > from) return { from, to: at - 1 };
    return at > 0 ? { from: phraseStart(scan, at - 1), to: at - 1 } : null;
  }
  return { from, to: end };
}

/** Whether a noun-like form at `at` is used as a verb here. */
function readsAsVerb(scan: Scan, at: number): boolean {
  if (at === 0 || DETERMINERS.has(lowerAt(scan, at - 1))) return false;
  const mark = between(scan, at);
  if (followsPeople(scan, at)) return true;
  if (
    /[:¶]/.test(mark) ||
    (/,/.test(mark) &&
      /^(?:notes|claims|states|reports|says|fears|puts|suspects|think)$/.test(lowerAt(scan, at)))
  )
    return true;
  if (/^\W*$/.test(scan.masked.slice(scan.words[at]?.end))) return true;
  const next = lowerAt(scan, at + 1);
  if (
    /^(?:that|it|he|she|they|there|we|its|how|why|whether|the|a|an|this|these|those|his|her|their|out|up|no|some|many)$/.test(
      next,
    )
  )
    return true;
  if (/^(?:of|about)$/.test(next) && /^talk/.test(lowerAt(scan, at))) return true;
  if (next === 'to' && /^claim/.test(lowerAt(scan, at))) return true;
  return isCapital(scan, at + 1) && !isCapital(scan, at);
}

/** Right after people in the plural or a pronoun, and before no preposition, the form is a verb. */
function followsPeople(scan: Scan, at: number): boolean {
  const before = lowerAt(scan, subjectEnd(scan, at));
  const people =
    /^(?:he|she|they|it|who|some|many|people)$/.test(before) ||
    (/s$/.test(before) && HUMAN.test(before));
  return people && !/^(?:of|by|from|about|for|and|or|in)$/.test(lowerAt(scan, at + 1));
}

/** "a company called DeepSeek": the name of what stands before, not somebody's word for it. */
const names = (scan: Scan, at: number, lower: string): boolean =>
  /^(?:called|named|dubbed|labelled|labeled|known)$/.test(lower) &&
  isCapital(scan, at + 1) &&
  !isCapital(scan, at - 1) &&
  !/^(?:he|she|they|it|has|have|who)$/.test(lowerAt(scan, at - 1));

function isReporting(scan: Scan, at: number, lower: string): boolean {
  const before = lowerAt(scan, at - 1);
  if (/^(?:to|not|n't|cannot|or|let|will|would|could|should|must|may|worth)$/.test(before))
    return false;
  if (isCapital(scan, at) && at > 0 && isCapital(scan, at - 1)) return false;
  if (/^(?:puts?|sums|summed)$/.test(lower) && lowerAt(scan, at + 1) !== 'it') return false;
  if (names(scan, at, lower) || (NOUN_LIKE.has(lower) && !readsAsVerb(scan, at))) return false;
  return !(
    BE.has(before) ||
    (BE.has(lowerAt(scan, at - 2)) && /ly$|^(?:also|often|being)$/.test(before))
  );
}

/** What follows the verb at `at`. */
function complementOf({ masked, words }: Scan, at: number): Complement {
  const rest = masked.slice(words[at]?.end ?? 0);
  if (/^[^.;¶]{0,60}¶/.test(rest)) return 'quotation';
  if (/^\s*:/.test(rest) || /^(?:\s[\w'’.-]+){0,12}? that\b/.test(rest)) return 'clause';
  if (
    /^\W*$/.test(rest) ||
    /^(?: (?:me|us|reporters|[A-Z]\w+|it|up|out|so|in an? \w+|on \w+))*\s*[,.]/.test(rest)
  )
    return 'none';
  if (
    /^\s(?:\w+ ){1,8}as\b/.test(rest) &&
    /^(?:describe|portray|characteri|define|view|see|saw)/.test(words[at]?.lower ?? '')
  )
    return 'clause';
  if (/^ to (?:have|be)\b/.test(rest)) return 'clause';
  if (/^accus/.test(words[at]?.lower ?? '') && /^(?:\s[\w'’.-]+){1,8} (?:of|for)\b/.test(rest))
    return 'clause';
  if (/^\s(?:out )?(?:it|he|she|they|there|we|its|how|why|whether|plans?)\b/.test(rest))
    return 'clause';
  const clause = /^[^,;:¶(]{0,110}/.exec(rest)?.[0] ?? '';
  return FINITE.test(clause) ? 'loose' : 'object';
}

function inverted(scan: Scan, at: number, saying: SayingClass): Attribution | null {
  const { masked, words } = scan;
  const word = words[at] as Word;
  if (!INVERTIBLE.test(word.lower)) return null;
  const mark = at === 0 ? masked.slice(0, word.start) : between(scan, at - 1);
  if (!/[,¶—]["'”’]?\s*$/.test(mark)) return null;
  const first = /^point/.test(word.lower) ? at + 2 : at + 1;
  const next = words[first];
  if (!next || /[,.:;¶]/.test(between(scan, first - 1))) return null;
  if (
    /^(?:that|it|there|if|in|on|when|to|how|why|what|at|not|we|they|i|this|these)$/.test(next.lower)
  )
    return null;
  const { phrase, end } = phraseFrom(masked, next.start);
  const apposition = appositionAfter(masked, end);
  const after = masked.slice(end, end + 12);
  if (PREPOSITIONS.has(next.lower)) return null;
  if (FINITE.test(phrase.toLowerCase()) && !/^\p{Lu}/u.test(next.text)) return null;
  const closed =
    /^\s*(?:$|[,.;)—–¶-]|who\b|which\b|in\b|on\b|last\b|during\b|when\b|while\b|as\b)/.test(after);
  if (!closed && !apposition) return null;
  return {
    form: 'inverted',
    phrase,
    apposition,
    saying,
    complement: 'none',
    start: word.start,
    content: contentBefore(scan, at, end),
  };
}

/** Content around an attribution set in the middle or at the end: what stands before it, or after when nothing does. */
function contentBefore(
  { masked, words }: Scan,
  at: number,
  end: number,
): { start: number; end: number } {
  const word = words[at] as Word;
  const head = masked.slice(0, word.start).replace(/[\s,—–-]+$/, '');
  return head.length >= 12 ? { start: 0, end: head.length } : { start: end, end: masked.length };
}

/** A hanging participle of saying follows a comma or its adverb: ", even suggesting that". */
const opensParticiple = (scan: Scan, at: number): boolean =>
  at > 0 &&
  (/[,—–]/.test(between(scan, at - 1)) ||
    /^(?:even|publicly|openly|loudly|implicitly)$/.test(lowerAt(scan, at - 1)));

function before(scan: Scan, at: number, saying: SayingClass): Attribution | null {
  const { masked, words } = scan;
  const word = words[at] as Word;
  const hanging = PARTICIPLE.test(word.lower) && !BE.has(lowerAt(scan, at - 1));
  if (hanging && !opensParticiple(scan, at)) return null;
  const stretch = hanging ? mainSubject(scan, at) : subjectOf(scan, at);
  if (!stretch || NO_SUBJECT.test(textOf(scan, stretch))) return null;
  const complement = complementOf(scan, at);
  if (!hanging && isSubordinate(scan, stretch.from, at, complement)) return null;
  const start = words[stretch.from]?.start ?? 0;
  const that = lowerAt(scan, at + 1) === 'that' || lowerAt(scan, at + 1) === 'out' ? at + 1 : at;
  const contentFrom = words[that]?.end ?? word.end;
  return {
    form: 'before',
    phrase: textOf(scan, stretch),
    apposition: '',
    saying,
    complement,
    start,
    content:
      complement === 'none'
        ? contentBefore(scan, stretch.from, word.end)
        : { start: contentFrom, end: masked.length },
  };
}

/** Auxiliaries that no subject contains: the phrase found is a clause of its own. */
const NO_SUBJECT =
  /\b(?:is|are|was|were|will|would|could|has|have|had|uses?|used|makes?|made|it's|isn't)\b/i;

function subjectOf(scan: Scan, verb: number): Stretch | null {
  const end = subjectEnd(scan, verb);
  if (end < 0) return null;
  const joins = scan.words.slice(end + 1, verb).some(({ lower }) => lower === 'and');
  if (joins && !isCapital(scan, end)) return mainSubject(scan, verb);
  if (/[,)—–]/.test(between(scan, end))) return beforeApposition(scan, end);
  const from = phraseStart(scan, end);
  const aside =
    from > 0 && PREPOSITIONS.has(lowerAt(scan, from)) && /,/.test(between(scan, from - 1));
  return aside ? beforeApposition(scan, end) : relativeSubject(scan, from, end);
}

/** Whether the clause of the subject at `from` only serves another one ("while analysts worry, …"). */
function isSubordinate(scan: Scan, from: number, verb: number, complement: Complement): boolean {
  let first = from;
  while (
    first > 0 &&
    !isBreak(between(scan, first - 1)) &&
    !SUBORDINATORS.has(lowerAt(scan, first - 1))
  )
    first--;
  const lead = [lowerAt(scan, first - 1), lowerAt(scan, first)].find((word) =>
    SUBORDINATORS.has(word),
  );
  if (
    !lead ||
    (lead === lowerAt(scan, first - 1) && first > 0 && isBreak(between(scan, first - 1)))
  )
    return false;
  if (lead === 'as') return first > 5 || !/^(?:none|quotation)$/.test(complement);
  return !(
    lead === 'what' && /^(?:is|are|can|will|could|would|was|has)$/.test(lowerAt(scan, verb + 1))
  );
}

/** "has been described by X as" */
function passive(scan: Scan, at: number, saying: SayingClass): Attribution | null {
  if (!BE.has(lowerAt(scan, at - 1)) && !BE.has(lowerAt(scan, at - 2))) return null;
  if (lowerAt(scan, at + 1) !== 'by') return null;
  const from = scan.words[at + 2]?.start;
  if (from === undefined) return null;
  const { phrase } = phraseFrom(scan.masked, from);
  return {
    form: 'passive',
    phrase,
    apposition: '',
    saying,
    complement: 'quotation',
    start: from,
    content: { start: 0, end: scan.masked.length },
  };
}

function accordingTo(masked: string): Attribution[] {
  const found = [...masked.matchAll(ACCORDING)].map((match): Attribution => {
    const from = match.index + match[0].length;
    const { phrase, end } = phraseFrom(masked, from);
    return {
      form: 'accordingTo',
      phrase,
      apposition: appositionAfter(masked, end),
      saying: 'say',
      complement: 'none',
      start: match.index,
      content:
        match.index < 12 ? { start: end, end: masked.length } : { start: 0, end: match.index },
    };
  });
  const view = IN_VIEW.exec(masked);
  if (view?.[1])
    found.push({
      form: 'accordingTo',
      phrase: view[1],
      apposition: '',
      saying: 'say',
      complement: 'none',
      start: view.index,
      content: {
        start: view.index < 12 ? view.index + view[0].length : 0,
        end: view.index < 12 ? masked.length : view.index,
      },
    });
  return found;
}

function nouns(scan: Scan): Attribution[] {
  const { masked, words } = scan;
  return [...masked.matchAll(SAYING_NOUN)].flatMap((match) => {
    const to = words.findLastIndex((word) => word.start <= match.index);
    if (to < 0) return [];
    const from = phraseStart(scan, to);
    const end = match.index + match[0].length;
    return [
      {
        form: 'noun' as const,
        phrase: textOf(scan, { from, to }),
        apposition: '',
        saying: 'say' as const,
        complement: 'clause' as const,
        start: words[from]?.start ?? 0,
        content: { start: end, end: masked.length },
      },
    ];
  });
}

/**
 * One to four words, each with a capital first. Between two of them stands a space for certain: words that may also touch
 * can be cut out of a long run of capitals in millions of ways, and a page may hold such a run.
 */
const NAME = /^\p{Lu}[\p{L}\p{N}'’.-]*(?: \p{Lu}[\p{L}\p{N}'’.-]*){0,3}$/u;
/** The same behind a colon, at the end of a sentence. */
const TRAILING_NAME = /:\s(\p{Lu}[\p{L}\p{N}'’.-]*(?:\s\p{Lu}[\p{L}\p{N}'’.-]*){0,3}\s?)$/u;

/** "Zhou Hongyi: China can catch up"; "She was blunt: “…”". */
function colon(scan: Scan): Attribution[] {
  const { masked, words } = scan;
  const at = masked.search(/:\s|^[^¶:]{3,60}?,?\s¶/);
  if (at === 0) return bareName(scan);
  if (at < 2 || at > 160) return [];
  const speech = /^:\s*¶/.test(masked.slice(at));
  const head = masked.slice(0, at).trim();
  const named = NAME.test(head);
  const last = words.findLastIndex((word) => word.end <= at);
  const stretch = named ? { from: 0, to: last } : speech ? mainSubject(scan, last + 1) : null;
  if (!stretch) return [];
  return [
    {
      form: 'colon',
      phrase: textOf(scan, stretch),
      apposition: '',
      saying: 'say',
      complement: speech ? 'quotation' : 'clause',
      start: 0,
      content: { start: at + 1, end: masked.length },
    },
  ];
}

/** "Open models lag by four months: Epoch AI" */
function trailing({ masked }: Scan): Attribution[] {
  const match = TRAILING_NAME.exec(masked);
  if (!match?.[1] || match.index < 20) return [];
  return [
    {
      form: 'accordingTo',
      phrase: match[1],
      apposition: '',
      saying: 'say',
      complement: 'none',
      start: match.index,
      content: { start: 0, end: match.index },
    },
  ];
}

/** `Russian President Vladimir Putin, “…”` */
function bareName(scan: Scan): Attribution[] {
  const { masked, words } = scan;
  const at = masked.indexOf(MASK);
  const to = words.findLastIndex((word) => word.end <= at);
  const all = Array.from({ length: to + 1 }, (_, index) => index);
  if (to < 1 || to > 6 || !all.every((index) => isCapital(scan, index))) return [];
  if (!/^[¶\s.,]*$/.test(masked.slice(at))) return [];
  const phrase = textOf(scan, { from: 0, to });
  return [
    {
      form: 'colon',
      phrase,
      apposition: '',
      saying: 'say',
      complement: 'quotation',
      start: 0,
      content: { start: at, end: masked.length },
    },
  ];
}

/** "is worried that": the state of mind at `at` with what stands before its "be" as subject. */
function mind(scan: Scan, at: number): Attribution | null {
  if (!BE.has(lowerAt(scan, at - 1)) && !BE.has(lowerAt(scan, at - 2))) return null;
  const attribution = before(scan, at, 'give');
  return attribution && attribution.complement !== 'none' ? attribution : null;
}

/** All sayings of one sentence in which direct speech is replaced by `MASK`, in order of their start. */
export function attributionsIn(masked: string): Attribution[] {
  const scan: Scan = { masked, words: wordsOf(masked) };
  const found: Attribution[] = [
    ...accordingTo(masked),
    ...nouns(scan),
    ...colon(scan),
    ...trailing(scan),
  ];
  for (let at = 0; at < scan.words.length; at++) {
    const lower = lowerAt(scan, at);
    const saying = SAYINGS.get(lower);
    const attribution = saying
      ? sayingAt(scan, at, lower, saying)
      : MINDS.test(lower)
        ? mind(scan, at)
        : null;
    if (attribution) found.push(attribution);
  }
  return found.sort((a, b) => a.start - b.start);
}

function sayingAt(scan: Scan, at: number, lower: string, saying: SayingClass): Attribution | null {
  const byPassive = passive(scan, at, saying);
  if (byPassive) return byPassive;
  const turned = inverted(scan, at, saying);
  if (turned && !isApposed(scan, at)) return turned;
  return isReporting(scan, at, lower) ? (before(scan, at, saying) ?? turned) : turned;
}

/** Whether the comma before the verb at `at` closes an apposition to its subject: "Ma Li, a lawyer, says". */
function isApposed(scan: Scan, at: number): boolean {
  if (at === 0 || between(scan, at - 1).includes(MASK)) return false;
  const from = phraseStart(scan, at - 1);
  if (from === 0 || !/[,(—–]/.test(between(scan, from - 1))) return false;
  return !FINITE.test(textOf(scan, { from, to: at - 1 }).toLowerCase());
}
