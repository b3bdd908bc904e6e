import type { Horizon, HorizonPrecision } from './types.ts';
import { type Spelling, spellingsOf } from './words.ts';

/** The article's date. A coarse one ("2024", "2024-02") leaves the finer parts null. */
interface Today {
  year: number;
  month: number | null;
  day: number | null;
}

interface Due {
  from: string | null;
  to: string | null;
  precision: HorizonPrecision;
}

type Need = 'nothing' | 'sentence' | 'near';

interface Pattern {
  expression: RegExp;
  /** Signs (`SIGNS`) of which a sentence holds one or the pattern finds nothing in it. */
  signs: number;
  /**
   * What else must speak of the future: `nothing` when the words themselves do, a word of the future
   * anywhere in the `sentence`, or one `near` them for words that date past events as often.
   */
  needs: Need;
  /** Null when the match turns out to be no due date. */
  resolve: (words: RegExpExecArray, today: Today | null) => Due | null;
}

const VAGUE: Due = { from: null, to: null, precision: 'vague' };

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  several: 4,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  fifty: 50,
};
const MONTH_NAMES = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
};
const UNIT_PRECISION: Readonly<Record<string, HorizonPrecision>> = {
  day: 'day',
  week: 'day',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
};

const COUNT = `(?:\\d{1,3}|${Object.keys(NUMBERS).join('|')})`;
const COUNTS = `(?:(?:about|around|roughly|just|less than|at most|as little as|the) )?(${COUNT})(?: of)?(?:(?: or | to |-| - )(${COUNT}))?`;
const UNITS = "(day|week|month|quarter|year|decade)(?:s['’]?|['’]s)?";
const MONTH =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\.?';
const YEAR = '(20[2-9]\\d)';
const BEFORE =
  '(?:by|before|until|till|from|starting(?: in)?|beginning(?: in)?|as early as|as soon as|no later than|around)';

/** Words that put the sentence, or a part of it, after the article's date. */
const FUTURE =
  /\b(?:will|won['’]t|['’]ll|shall|would|could|may|might|can|cannot|should|expect(?:s|ed|ing)?|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|goal|target(?:s|ed|ing)?|hope[sd]?|project(?:s|ed)?|predict(?:s|ed|ing|ions?)?|forecasts?|estimate[sd]?|estimating|anticipate[sd]?|going to|set to|poised|on track|about to|due|scheduled|ambition|ambitions|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|become|likely|needed|announce[sd]?|prepar(?:e|es|ing)|schedule|coming|to be|blueprint|roadmap|worth)\b/i;

/** Puts what stands right beside it after the article's date. */
const PROMISE =
  /\b(?:will|won['’]t|would|could|may|might|expected|plans?|planning|intends?|aims?|hopes?|targets?|targeting|going to|set to|poised to|likely|due|scheduled|slated|to be|take[s]?|coming|forecast|predicts?|projected)\b|['’]ll\b/i;

/** Three-part calendar day, `YYYY-MM-DD`. Month counts from 0 and may overflow into other years. */
function iso(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month, day));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const years = (first: number, last: number, precision: HorizonPrecision = 'year'): Due => ({
  from: iso(first, 0, 1),
  to: iso(last, 11, 31),
  precision,
});

const numberOf = (word: string): number => NUMBERS[word.toLowerCase()] ?? Number(word);

/** `count` units after `today`, as far as today's own precision carries. */
function after(today: Today, count: number, unit: string): string | null {
  const { year, month, day } = today;
  if (unit === 'decade') return after(today, count * 10, 'year');
  if (month === null) return unit === 'year' ? iso(year + count, 11, 31) : null;
  if (unit === 'year') return iso(year + count, month, day ?? 28);
  if (unit === 'quarter') return iso(year, month + count * 3, day ?? 28);
  if (unit === 'month') return iso(year, month + count, day ?? 28);
  return day === null ? null : iso(year, month, day + count * (unit === 'week' ? 7 : 1));
}

const start = ({ year, month, day }: Today): string => iso(year, month ?? 0, day ?? 1);

/** From the article's date to `count` units later ("within two years"). */
function within(words: RegExpExecArray, today: Today | null): Due {
  const unit = (words[3] ?? '').toLowerCase();
  const precision = UNIT_PRECISION[unit] ?? 'vague';
  const to = today && after(today, numberOf(words[2] ?? words[1] ?? ''), unit);
  return today && to ? { from: start(today), to, precision } : { from: null, to: null, precision };
}

/** A point `count` units later, spread over the unit it falls in ("a decade from now"). */
function ahead(words: RegExpExecArray, today: Today | null): Due {
  const unit = (words[3] ?? '').toLowerCase();
  const precision = UNIT_PRECISION[unit] ?? 'vague';
  const first = today && after(today, numberOf(words[1] ?? ''), unit);
  const last = today && after(today, numberOf(words[2] ?? words[1] ?? ''), unit);
  if (!first || !last) return { from: null, to: null, precision };
  if (unit !== 'year' && unit !== 'decade') return { from: first, to: last, precision };
  return { from: `${first.slice(0, 4)}-01-01`, to: `${last.slice(0, 4)}-12-31`, precision };
}

/** "next year", "this year", "later this month": one calendar unit. */
function calendar(words: RegExpExecArray, today: Today | null): Due | null {
  const [, which = '', unitWord = ''] = words;
  const unit = unitWord.toLowerCase();
  const step = /next|following/i.test(which) ? 1 : 0;
  const precision = UNIT_PRECISION[unit] ?? 'vague';
  const none: Due = { from: null, to: null, precision };
  if (!today) return none;
  const { year, month, day } = today;
  if (unit === 'year') {
    const due = years(year + step, year + step);
    return step ? due : { ...due, from: start(today) };
  }
  if (unit === 'decade') {
    const first = Math.floor(year / 10) * 10 + step * 10;
    return step
      ? { from: start(today), to: after(today, 1, 'decade'), precision }
      : { from: start(today), to: iso(first + 9, 11, 31), precision };
  }
  if (month === null) return none;
  if (unit === 'month')
    return { from: iso(year, month + step, 1), to: iso(year, month + step + 1, 0), precision };
  if (unit === 'quarter') {
    const first = Math.floor(month / 3) * 3 + step * 3;
    return { from: iso(year, first, 1), to: iso(year, first + 3, 0), precision };
  }
  if (day === null) return none;
  const to = after(today, unit === 'week' ? 7 * (step + 1) : 1, 'day');
  return { from: start(today), to, precision: 'day' };
}

/** A named month with or without its year: the next one to come. */
function month(words: RegExpExecArray, today: Today | null): Due | null {
  const index = MONTH_NAMES.indexOf((words[1] ?? '').toLowerCase());
  const named = words[2] ? Number(words[2]) : null;
  const year = named ?? (today && today.year + (index < (today.month ?? 0) ? 1 : 0));
  if (year === null) return { from: null, to: null, precision: 'month' };
  // What comes before a month is over when the month before it is.
  const isOver = today !== null && /^before (?!the |end |late )/i.test(words[0]);
  const last = iso(year, isOver ? index : index + 1, 0);
  if (isPast(last, today)) return null;
  if (isOver) return { from: start(today), to: last, precision: 'month' };
  return { from: iso(year, index, 1), to: iso(year, index + 1, 0), precision: 'month' };
}

const isPast = (day: string, today: Today | null): boolean => today !== null && day < start(today);

/** "by 2030": from the article's date to the end of that year; "in 2030": that year. */
function year(words: RegExpExecArray, today: Today | null): Due | null {
  const last = Number(words[2] ?? words[1]);
  const due = years(Number(words[1]), last);
  if (isPast(due.to as string, today)) return null;
  return /^(?:by|before|until|till|no later)/i.test(words[0]) && today
    ? { ...due, from: start(today) }
    : due;
}

function quarterOfYear(words: RegExpExecArray, today: Today | null): Due | null {
  const [, part = '', of = ''] = words;
  const known: Readonly<Record<string, readonly [number, number, HorizonPrecision]>> = {
    first: [0, 3, 'quarter'],
    second: [3, 6, 'quarter'],
    third: [6, 9, 'quarter'],
    fourth: [9, 12, 'quarter'],
    early: [0, 4, 'quarter'],
    mid: [4, 8, 'quarter'],
    late: [8, 12, 'quarter'],
    end: [9, 12, 'quarter'],
  };
  const half = /half/i.test(words[0]);
  const key = part.toLowerCase();
  const [first, last, precision] =
    half && key === 'first'
      ? ([0, 6, 'quarter'] as const)
      : half
        ? ([6, 12, 'quarter'] as const)
        : (known[key] ?? [0, 12, 'year']);
  const due: Due = { from: iso(Number(of), first, 1), to: iso(Number(of), last, 0), precision };
  // An article's date is often that of an update, days after the text was written.
  return today && Number(of) < today.year ? null : due;
}

function decade(words: RegExpExecArray, today: Today | null): Due | null {
  const first = Number((words[1] ?? '').slice(0, 3)) * 10;
  const last = words[2] ? Number(words[2].slice(0, 3)) * 10 + 9 : first + 9;
  const due = years(first, last, 'decade');
  return isPast(due.to as string, today) ? null : due;
}

function endOf(words: RegExpExecArray, today: Today | null): Due | null {
  const unit = /decade/i.test(words[0]) ? 'decade' : /century/i.test(words[0]) ? 'century' : 'year';
  if (unit === 'century') return VAGUE;
  if (!today) return { from: null, to: null, precision: unit };
  const last = unit === 'year' ? today.year : Math.floor(today.year / 10) * 10 + 9;
  return { from: start(today), to: iso(last, 11, 31), precision: unit };
}

function season(words: RegExpExecArray, today: Today | null): Due | null {
  const [first, last] = SEASONS[(words[2] ?? '').toLowerCase()] ?? [0, 0];
  const named = words[3] ? Number(words[3]) : null;
  const of = named ?? (today && today.year + (/next/i.test(words[1] ?? '') ? 1 : 0));
  if (of === null) return { from: null, to: null, precision: 'quarter' };
  return { from: iso(of, first - 1, 1), to: iso(of, last, 0), precision: 'quarter' };
}

function exactDay(words: RegExpExecArray, today: Today | null): Due | null {
  const index = MONTH_NAMES.indexOf((words[1] ?? '').toLowerCase());
  const of = words[3] ? Number(words[3]) : today?.year;
  if (of === undefined) return null;
  const day = iso(of, index, Number(words[2]));
  return isPast(day, today) ? null : { from: day, to: day, precision: 'day' };
}

/** "a year or two" */
function roughly(words: RegExpExecArray, today: Today | null): Due {
  const unit = (words[1] ?? '').toLowerCase();
  const precision = UNIT_PRECISION[unit] ?? 'vague';
  const to = today && after(today, 2, unit);
  return today && to ? { from: start(today), to, precision } : { from: null, to: null, precision };
}

function tomorrow(_words: RegExpExecArray, today: Today | null): Due {
  const day = today && after(today, 1, 'day');
  return day
    ? { from: day, to: day, precision: 'day' }
    : { from: null, to: null, precision: 'day' };
}

/** Words of time by what they open up, as bits: most sentences hold none and are done at once. */
const UNIT = 1;
const DATED = 2;
const MONTHLY = 4;
const SEASONAL = 8;
const ENDING = 16;
const TOMORROW = 32;
const FAR_OFF = 64;
const SOME_DAY = 128;
const FORWARD = 256;
const SOON = 512;
const AT_LAST = 1024;
const ABOUT = 2048;
const SIGN_WORDS: readonly (readonly [number, string])[] = [
  [
    UNIT,
    'day days week weeks month months quarter quarters year years decade decades generation generations',
  ],
  [
    MONTHLY,
    'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december',
  ],
  [SEASONAL, 'spring summer autumn fall'],
  [ENDING, 'end yearend'],
  [TOMORROW, 'tomorrow'],
  [FAR_OFF, 'future term'],
  [SOME_DAY, 'some one someday sooner before due time end future'],
  [FORWARD, 'forward'],
  [SOON, 'soon'],
  [AT_LAST, 'eventually imminent imminently shortly'],
  [ABOUT, 'about'],
];
const SIGNS: ReadonlyMap<string, number> = signsByWord();

function signsByWord(): Map<string, number> {
  const signs = new Map<string, number>();
  for (const [sign, words] of SIGN_WORDS)
    for (const word of words.split(' ')) signs.set(word, (signs.get(word) ?? 0) | sign);
  return signs;
}

/** The signs of time among some words. */
function signsOf(words: readonly Spelling[]): number {
  let signs = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Spelling;
    word.signs ??= signsIn(word.lower);
    signs |= word.signs;
  }
  return signs;
}

function signsIn(lower: string): number {
  const signs = SIGNS.get(lower) ?? 0;
  return lower.length >= 4 && lower.startsWith('20') ? signs | DATED : signs;
}

const pattern = (
  signs: number,
  source: string,
  needs: Need,
  resolve: Pattern['resolve'] = () => VAGUE,
): Pattern => ({ expression: new RegExp(`\\b(?:${source})`, 'gi'), signs, needs, resolve });

/** Most telling first: the first pattern that resolves gives the horizon. */
const PATTERNS: readonly Pattern[] = [
  pattern(
    MONTHLY,
    `${BEFORE} ${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? ${YEAR}\\b)?(?!%)`,
    'sentence',
    exactDay,
  ),
  pattern(
    DATED,
    `(?:(?:in|by|during|before|around|sometime in|until) )?(?:the )?(first|second|third|fourth|early|mid|late|end)(?:-| )(?:(?:quarter|half)? ?(?:of |in )?)(?:the year )?${YEAR}\\b`,
    'sentence',
    quarterOfYear,
  ),
  pattern(
    DATED,
    `(?:by |before |until |in |planned for |for )?(?:the end of |the beginning of |end of |early |late )?${MONTH} ${YEAR}\\b`,
    'sentence',
    month,
  ),
  pattern(
    DATED,
    `(?:by|before|until|till|no later than) (?:the (?:end|middle|start) of )?(?:around |about |early |mid-?|late )?${YEAR}\\b(?![-–]\\d)`,
    'nothing',
    year,
  ),
  pattern(
    DATED,
    `(?:as (?:early|soon) as|beginning(?: in)?|starting(?: in| from)?|sometime in) ${YEAR}\\b`,
    'nothing',
    year,
  ),
  pattern(
    DATED,
    '(?:the |by the |in the )?(20[2-9]0)s(?:(?: and |-|–| to )(?:the )?(20[2-9]0)s)?\\b',
    'sentence',
    decade,
  ),
  pattern(DATED, `in ${YEAR}(?: (?:and|or|to) ${YEAR})?\\b`, 'sentence', year),
  pattern(
    UNIT,
    `(?:with)?in (?:the )?(?:next|coming|following) (${COUNT})(?: of)?(?:(?: or | to |-)(${COUNT}))? ${UNITS}\\b`,
    'nothing',
    within,
  ),
  pattern(
    UNIT,
    `(?:over|for|during|through|throughout|across)? ?(?:the )?(?:next|coming) (${COUNT})(?: of)?(?:(?: or | to |-)(${COUNT}))? ${UNITS}\\b`,
    'nothing',
    within,
  ),
  pattern(UNIT, `within ${COUNTS} ${UNITS}\\b`, 'nothing', within),
  pattern(
    UNIT,
    `in (?:as little as |less than |under |about |around |roughly |just |the space of |maybe )?(${COUNT})(?: of)?(?:(?: or | to |-)(${COUNT}))? ${UNITS} ?(?:or so|or less|or two|time)?\\b(?! (?:of|ago|later|earlier|since|behind|to (?:train|build|develop)))`,
    'near',
    within,
  ),
  pattern(
    UNIT,
    `(?:about |around |roughly |at least |only |just |still |maybe )?(${COUNT})(?: of)?(?:(?: or | to |-)(${COUNT}))? ${UNITS} (?:from now|hence|away|off|out|down the (?:road|line))\\b`,
    'nothing',
    ahead,
  ),
  pattern(
    UNIT,
    `(?<=\\b(?:take|takes|taking|took|another|on|maybe|in) (?:\\w+ )?)(?:an? )(year|month|decade) or (?:two|so)\\b`,
    'near',
    roughly,
  ),
  pattern(
    UNIT,
    `(?<=\\b(?:take|takes|taking) (?:\\w+ )?)(?:${COUNTS} ${UNITS}|(?:many )?(?:months|years|decades))\\b`,
    'near',
  ),
  pattern(
    UNIT,
    `over (?:a |the )?(${COUNT})(?:(?: or | to |-)(${COUNT}))? ${UNITS}\\b(?! ago| earlier)`,
    'sentence',
    within,
  ),
  pattern(
    UNIT,
    `(?:later |sometime |early |late |by |in |over the |during the |the )*(next|following) (?:\\w+ )?(day|week|month|quarter|year|decade)\\b(?! ago)`,
    'sentence',
    calendar,
  ),
  pattern(
    UNIT,
    '(?:later |sometime |by the end of |before the end of |by |early |as early as |possibly even )+(this) (day|week|month|quarter|year|decade)\\b',
    'nothing',
    calendar,
  ),
  pattern(UNIT, '(this) (week|month|quarter|year|decade)\\b', 'near', calendar),
  pattern(
    SEASONAL,
    '(?:later |sometime |by |in |early )*(this|next|the) (spring|summer|autumn|fall)(?: of (20\\d\\d))?\\b',
    'near',
    season,
  ),
  pattern(
    ENDING,
    "(?:by |before |around |at |until |toward |towards )(?:the )?(?:end of (?:the |this )?(?:year|decade|century)|year['’]?s? ?end)\\b",
    'sentence',
    endOf,
  ),
  pattern(ENDING, 'by (?:the )?year[- ]?end\\b', 'nothing', endOf),
  pattern(
    MONTHLY,
    `(?:in|by|until|from|before) (?:the )?(?:(?:end|middle|beginning|start) of |early |mid-?|late )?${MONTH}\\b(?!(?: of)?,? (?:\\d|['’]\\d|last|this))`,
    'near',
    month,
  ),
  pattern(TOMORROW, "(?<!of )tomorrow\\b(?!['’]s)", 'near', tomorrow),
  pattern(
    UNIT,
    '(?:in|over|within|during|for|throughout) (?:the )?(?:coming|next|following) (?:few )?(?:days|weeks|months|quarters|years|decades)(?: (?:or|and|to) (?:days|weeks|months|years|decades))?\\b',
    'nothing',
  ),
  pattern(
    UNIT,
    '(?:in|over|within) (?:a matter of |mere )?(?:days|weeks|months|years)\\b(?! (?:of|ago|past|gone))',
    'sentence',
  ),
  pattern(
    UNIT,
    'for (?:many |several )?(?:years|decades|generations)(?: to come)?\\b(?! of)',
    'near',
  ),
  pattern(
    UNIT,
    '(?:many |several )?(?:years|decades) (?:away|off|from now|to come|ahead|down the (?:road|line))\\b',
    'nothing',
  ),
  pattern(
    FAR_OFF,
    'in (?:the )?(?:not[- ](?:too|so)[- ]distant |near |foreseeable |immediate |long |longer |short |medium |mid |near |short and medium |short to medium )*(?:future|term)\\b',
    'nothing',
  ),
  pattern(FAR_OFF, '(?:in the )?(?:near|short|medium|long|longer)[- ]term(?=,)', 'sentence'),
  pattern(
    SOME_DAY,
    '(?:at )?some (?:day|point) (?:soon|in the future)\\b|(?:one day|some ?day|sooner or later|before long|in due course|in time|over time|in the end|for the foreseeable future)\\b',
    'near',
  ),
  pattern(FORWARD, '(?:each|every) (?:year|month) going forward\\b', 'sentence'),
  pattern(FORWARD, 'going forward\\b', 'near'),
  pattern(
    SOON,
    '(?:very |pretty |quite )?soon\\b(?! (?:after|as|found|became|followed|began|enough after))',
    'near',
  ),
  pattern(
    AT_LAST,
    '(?:eventually|imminent(?:ly)?|shortly)\\b(?! (?:after|before|followed))',
    'sentence',
  ),
  pattern(ABOUT, 'about to\\b', 'sentence'),
];

const STANDING =
  /^\W*(?:months?|years?|quarters?|decades?|weeks?)?\W*(?:behind|ahead|older|old|earlier|ago|later|of (?:experience|data|history))\b/i;

function readDate(date: string | null): Today | null {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date ?? '');
  if (!parts) return null;
  return {
    year: Number(parts[1]),
    month: parts[2] ? Number(parts[2]) - 1 : null,
    day: parts[3] ? Number(parts[3]) : null,
  };
}

/** What an opening date governs: up to the first verb of the past or relative clause. */
const OPENED = /^(?:(?!\b(?:\w{3,}ed|was|were|had|that|which|who)\b)[^;:—()])*/;

/** Whether a word of the future stands in the same clause, before the words or, when they open it, after. */
function isPromised(text: string, start: number, end: number): boolean {
  const before = /[^,;:—()]*$/.exec(text.slice(Math.max(0, start - 70), start))?.[0] ?? '';
  if (PROMISE.test(before)) return true;
  const opens = before.trim().length < 8;
  return opens && PROMISE.test(OPENED.exec(text.slice(end, end + 90))?.[0] ?? '');
}

/**
 * When what `text` (one sentence) says falls due, or null. Past dates and distances between rivals
 * ("18 months behind") are no horizons. `date`: the article's, `YYYY-MM-DD` or a prefix; without it
 * relative horizons keep their precision but have no days.
 */
export function horizonOf(
  text: string,
  date: string | null,
  words: readonly Spelling[] = spellingsOf(text),
): Horizon | null {
  const signs = signsOf(words);
  if (signs === 0) return null;
  const today = readDate(date);
  const flat = text.replace(/[\u00a0\u2009\u202f]/g, ' ');
  let spoken: boolean | undefined;
  for (const pattern of PATTERNS) {
    if ((pattern.signs & signs) === 0) continue;
    const { expression, needs, resolve } = pattern;
    if (needs !== 'nothing') {
      spoken ??= FUTURE.test(flat);
      if (!spoken) continue;
    }
    // By hand: `matchAll` makes a copy of the expression each time.
    expression.lastIndex = 0;
    for (let found = expression.exec(flat); found; found = expression.exec(flat)) {
      const end = found.index + found[0].length;
      if (STANDING.test(flat.slice(end, end + 40))) continue;
      if (needs === 'near' && !isPromised(flat, found.index, end)) continue;
      const due = resolve(found, today);
      if (due) return { text: text.slice(found.index, end).trim(), ...due };
    }
  }
  return null;
}
