import { type Word, wordsOf } from '../claims/words.ts';
import { FINDING_VERBS, NOUN_LIKE, SAYING_VERBS } from './sayings.ts';

/** How a sentence names who answers for it. */
export type AttributionForm = 'before' | 'inverted' | 'accordingTo' | 'colon' | 'noun' | 'passive';

/** A saying found in one sentence. Offsets are UTF-16 into the masked sentence, end exclusive. */
export interface Attribution {
  form: AttributionForm;
  /** The words that name the source, as written, still with titles, articles and pronouns. */
  phrase: string;
  /** A name set off by commas beside the phrase: "its provost, Timothy Baldwin". Empty when none. */
  apposition: string;
  /** The verb in lower case; empty for forms without one. */
  verb: string;
  /** Whether the verb only reports when a source is its subject ("shows", "found"). */
  finding: boolean;
  /** From the first word of the attribution to its last, without the content. */
  start: number;
  end: number;
  /** What is said. */
  content: { start: number; end: number };
}

/** Stands for every character of direct speech in a masked sentence. */
export const MASK = '\u00b6';

const ADVERBS = new Set(
  'also then later recently once long already now again still just never first has have had previously repeatedly often even further furthermore rightly only today yesterday earlier publicly privately since always actually would did does do could might will must reportedly himself herself itself themselves both all is was are were been being and continued'.split(
    ' ',
  ),
);
const BOUNDARY_WORDS = new Set(
  'but while as because although though if that which when where so yet since whereas what why how until unless after before than whether'.split(
    ' ',
  ),
);
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'get', 'gets', 'got']);
const DETERMINERS = new Set(
  'the a an his her its their our my your of in for no such any these those this with on from by to at under'.split(
    ' ',
  ),
);
const PARTICIPLE =
  /^(?:saying|adding|warning|noting|arguing|claiming|stating|writing|telling|predicting|explaining|declaring|asserting|calling|suggesting|estimating|stressing|insisting|announcing|confirming|citing|reporting|describing|concluding|cautioning|emphasi[sz]ing)$/;
const INVERTIBLE =
  /^(?:sa(?:id|ys?)|add(?:s|ed)|argue[sd]?|claim(?:s|ed)|warn(?:s|ed)|note[sd]?|explain(?:s|ed)|wr(?:ote|ites)|declare[sd]|insist(?:s|ed)|acknowledge[sd]|admit(?:s|ted)|concede[sd]|remark(?:s|ed)|tweeted|quipped|reckons?|believes?|fears?|thinks?|suggest(?:s|ed)|predict(?:s|ed)|estimate[sd]?|complain(?:s|ed)|laments?|crowed|observe[sd]|report(?:s|ed)|recall(?:s|ed)|conclude[sd]|assert(?:s|ed)|caution(?:s|ed)|contends?|told)$/;
const SAYING_NOUN =
  /(?:['’]s|['’]) (?:own |latest |recent |bold |stated |public )?(?:assertion|claim|prediction|warning|view|argument|estimate|estimates|opinion|words|belief|account|forecast|contention|vision|description|analysis|report|comment|comments|remark|remarks|survey|study|paper|data|figures|testimony|statement)s?\b/gi;
const ACCORDING =
  /\b(?:according to|in the words of|as per|in the view of|in the eyes of|in the opinion of|based on data from|(?:data|figures|research|estimates|numbers|statistics|a report|a study|an analysis) (?:from|by))\s+/gi;

/** Where a noun phrase that starts at `from` ends: at punctuation, a relative or another verb of saying. */
const PHRASE_END =
  /[,.;:()—–\n]|\s-\s|\s(?:who|which|that|in (?:an?|the|his|her|its|their|this) |on (?:mon|tues|wednes|thurs|fri|satur|sun)day|on (?:x|twitter)\b|last |this |when|while|during|told|says?|said|have|has|had|is|are|was|were|finds?|found|shows?|earlier|after|before|as )/i;

/** The phrase from `from` to where it ends, trimmed of marks. */
function phraseFrom(masked: string, from: number): { phrase: string; end: number } {
  const rest = masked.slice(from, from + 160);
  const abbreviated = rest.replace(
    /\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|St|Gen|Gov|U\.S|U\.K|[A-Z])\./g,
    (short) => short.replace(/\./g, '_'),
  );
  const stop = abbreviated.search(PHRASE_END);
  const mask = rest.indexOf(MASK);
  const length = Math.min(...[stop, mask].map((index) => (index < 0 ? rest.length : index)));
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

interface Scan {
  masked: string;
  words: readonly Word[];
}

const gap = ({ masked, words }: Scan, left: number): string =>
  masked.slice(words[left]?.end ?? 0, words[left + 1]?.start ?? masked.length);

/** Index of the last word of the verb's subject, looking left past auxiliaries and adverbs; -1 when none. */
function subjectEnd(scan: Scan, verb: number): number {
  let at = verb - 1;
  while (at >= 0) {
    const lower = scan.words[at]?.lower ?? '';
    if (!ADVERBS.has(lower) && !/[a-z]{3}ly$/.test(lower)) break;
    if (/[,;:¶]/.test(gap(scan, at - 1)) && at > 0 && !/^\s*,\s*$/.test(gap(scan, at)))
      return at - 1 >= 0 ? at - 1 : -1;
    at--;
  }
  return at;
}

/** Index of the first word of the phrase that ends at `end`. */
function phraseStart(scan: Scan, end: number): number {
  let at = end;
  while (at > 0) {
    const between = gap(scan, at - 1);
    if (/[,;:()¶—–"]|\s-\s|[.!?]\s/.test(between) && !/^\. $/.test(between)) break;
    const before = scan.words[at - 1]?.lower ?? '';
    if (BOUNDARY_WORDS.has(before)) break;
    if (before === 'and' && !namesJoined(scan, at - 1)) break;
    at--;
  }
  return at;
}

/** Whether "and" at `at` stands between two capitalised words ("The Economist and Tech Crunch"). */
function namesJoined({ words }: Scan, at: number): boolean {
  return /^\p{Lu}/u.test(words[at - 1]?.text ?? '') && /^\p{Lu}/u.test(words[at + 1]?.text ?? '');
}

/** The subject before an apposition that ends right before the verb: "Zhou Hongyi, the founder of 360, said". */
function beforeApposition(scan: Scan, end: number): { from: number; to: number } | null {
  const segments: { from: number; to: number }[] = [];
  let to = end;
  for (let at = end; at >= 0; at--) {
    const between = at === 0 ? ',' : gap(scan, at - 1);
    if (!/[,(¶—–]/.test(between)) continue;
    segments.push({ from: at, to });
    to = at - 1;
    if (/¶|[.;]/.test(between)) break;
  }
  const named = segments.slice(1).find(({ from }) => {
    const word = scan.words[from];
    return (
      word &&
      /^\p{Lu}/u.test(word.text) &&
      !/^(?:in|on|at|for|from|with|by|after|but|and|so|as|while|according|unlike|like)$/.test(
        word.lower,
      )
    );
  });
  return named ?? segments[0] ?? null;
}

function textOf({ masked, words }: Scan, from: number, to: number): string {
  return masked.slice(words[from]?.start ?? 0, words[to]?.end ?? 0);
}

/** The subject of the whole sentence, for participles: "X went further, saying …". */
function mainSubject(scan: Scan, verb: number): { from: number; to: number } | null {
  for (let at = 0; at < verb; at++) {
    const word = scan.words[at];
    if (!word) break;
    if (/^(?:he|she|it|they)$/.test(word.lower)) return { from: at, to: at };
    if (
      !/^\p{Lu}/u.test(word.text) ||
      (at === 0 &&
        /^(?:in|on|at|for|from|with|by|after|but|and|so|as|while|the|a|an|that|this)$/.test(
          word.lower,
        ))
    )
      continue;
    let to = at;
    while (
      to + 1 < verb &&
      /^\p{Lu}/u.test(scan.words[to + 1]?.text ?? '') &&
      /^[\s.-]+$/.test(gap(scan, to))
    )
      to++;
    return { from: at, to };
  }
  return null;
}

/** Whether a noun-like form at `at` is used as a verb here. */
function readsAsVerb(scan: Scan, at: number): boolean {
  const before = scan.words[at - 1]?.lower ?? '';
  const next = scan.words[at + 1]?.lower ?? '';
  if (DETERMINERS.has(before)) return false;
  if (
    /^(?:that|it|he|she|they|there|we|its|how|why|the|a|an|this|these|those|his|her|their|china|chinese|american|us|ai|to|out)$/.test(
      next,
    )
  )
    return true;
  return /[,:¶]/.test(gap(scan, at)) || /^\p{Lu}/u.test(scan.words[at + 1]?.text ?? '');
}

function isReporting(scan: Scan, at: number, lower: string): boolean {
  const before = scan.words[at - 1]?.lower ?? '';
  if (before === 'to' || before === 'not' || before === "n't") return false;
  if (NOUN_LIKE.has(lower) && !PARTICIPLE.test(lower) && !readsAsVerb(scan, at)) return false;
  return !(BE.has(before) || (BE.has(scan.words[at - 2]?.lower ?? '') && /ly$/.test(before)));
}

function inverted(scan: Scan, at: number): Attribution | null {
  const { masked, words } = scan;
  const word = words[at] as Word;
  if (!INVERTIBLE.test(word.lower)) return null;
  const before = at === 0 ? masked.slice(0, word.start) : gap(scan, at - 1);
  const opened =
    /[,¶]["'”’]?\s*$/.test(before) || (/^\s*$/.test(before) === false && before.includes(MASK));
  if (!opened) return null;
  const next = words[at + 1];
  if (
    !next ||
    /[,.:;¶]/.test(gap(scan, at)) ||
    /^(?:that|it|there|if|in|on|when|to|how|why|what|at|not|the same)$/.test(next.lower)
  )
    return null;
  const { phrase, end } = phraseFrom(masked, next.start);
  const content =
    masked.slice(0, word.start).trim().length > 0
      ? { start: 0, end: at === 0 ? word.start : (words[at - 1] as Word).end }
      : { start: end, end: masked.length };
  const quotedBefore = masked.lastIndexOf(MASK, word.start);
  return {
    form: 'inverted',
    phrase,
    apposition: appositionAfter(masked, end),
    verb: word.lower,
    finding: false,
    start: word.start,
    end,
    content: { start: content.start, end: Math.max(content.end, quotedBefore + 1) },
  };
}

function before(scan: Scan, at: number): Attribution | null {
  const { masked, words } = scan;
  const word = words[at] as Word;
  const participle = PARTICIPLE.test(word.lower) && at > 0;
  const end = subjectEnd(scan, at);
  let subject: { from: number; to: number } | null;
  if (participle) subject = mainSubject(scan, at);
  else if (end < 0) return null;
  else if (/^\s*[,)—–]/.test(gap(scan, end))) subject = beforeApposition(scan, end);
  else subject = relativeSubject(scan, phraseStart(scan, end), end);
  if (!subject) return null;
  const from = words[subject.from]?.start ?? 0;
  const that = words[at + 1]?.lower === 'that' ? at + 1 : at;
  return {
    form: 'before',
    phrase: textOf(scan, subject.from, subject.to),
    apposition: '',
    verb: word.lower,
    finding: FINDING_VERBS.has(word.lower) && !SAYING_VERBS.has(word.lower),
    start: from,
    end: words[that]?.end ?? word.end,
    content: { start: words[that]?.end ?? word.end, end: masked.length },
  };
}

/** Steps out of a relative clause: in "a developer who worked there admits" the subject stands before "who". */
function relativeSubject(
  scan: Scan,
  from: number,
  end: number,
): { from: number; to: number } | null {
  for (let at = from; at <= end; at++) {
    if (scan.words[at]?.lower !== 'who') continue;
    return at > from ? { from, to: at - 1 } : beforeApposition(scan, end);
  }
  return { from, to: end };
}

function accordingTo(masked: string): Attribution[] {
  return [...masked.matchAll(ACCORDING)].map((match) => {
    const from = match.index + match[0].length;
    const { phrase, end } = phraseFrom(masked, from);
    const opens = match.index < 3;
    return {
      form: 'accordingTo',
      phrase,
      apposition: appositionAfter(masked, end),
      verb: '',
      finding: !/^(?:according|in the|as per)/i.test(match[0]),
      start: match.index,
      end,
      content: opens ? { start: end, end: masked.length } : { start: 0, end: match.index },
    };
  });
}

function nouns(scan: Scan): Attribution[] {
  const { masked, words } = scan;
  return [...masked.matchAll(SAYING_NOUN)].flatMap((match) => {
    const last = words.findLastIndex((word) => word.start < match.index);
    if (last < 0) return [];
    const from = phraseStart(scan, last);
    return [
      {
        form: 'noun' as const,
        phrase: textOf(scan, from, last).replace(/['’]s?$/, ''),
        apposition: '',
        verb: match[0].trim().split(' ').at(-1)?.toLowerCase() ?? '',
        finding: true,
        start: words[from]?.start ?? 0,
        end: match.index + match[0].length,
        content: { start: match.index + match[0].length, end: masked.length },
      },
    ];
  });
}

/** "Zhou Hongyi: China can catch up", "He was blunt: “…”" */
function colon(scan: Scan): Attribution[] {
  const { masked } = scan;
  const at = masked.indexOf(':');
  if (at < 2 || at > 90 || !/\s/.test(masked[at + 1] ?? '')) return [];
  const head = masked.slice(0, at).trim();
  if (!/^(?:\p{Lu}[\p{L}\p{N}'’.-]*[ ]?){1,4}$/u.test(head)) return [];
  return [
    {
      form: 'colon',
      phrase: head,
      apposition: '',
      verb: '',
      finding: true,
      start: 0,
      end: at + 1,
      content: { start: at + 1, end: masked.length },
    },
  ];
}

/** All sayings of one sentence in which direct speech is replaced by `MASK`, in order of their start. */
export function attributionsIn(masked: string): Attribution[] {
  const scan: Scan = { masked, words: wordsOf(masked) };
  const found: Attribution[] = [...accordingTo(masked), ...nouns(scan), ...colon(scan)];
  for (let at = 0; at < scan.words.length; at++) {
    const lower = scan.words[at]?.lower ?? '';
    if (!SAYING_VERBS.has(lower) && !FINDING_VERBS.has(lower)) continue;
    const attribution =
      inverted(scan, at) ?? (isReporting(scan, at, lower) ? before(scan, at) : null);
    if (attribution) found.push(attribution);
  }
  return found.sort((a, b) => a.start - b.start);
}
