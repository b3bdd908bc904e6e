/** The classes of `vocabulary.ts`, compiled: for every form of a word its classes and how the form can be used. */
import { hashOf } from './sparse.ts';
import { VOCABULARY } from './vocabulary.ts';
import type { Spelling } from './words.ts';

/** Uses of a form, as bits. */
export const BASE = 1;
export const PRESENT = 2;
export const PAST = 4;
export const PARTICIPLE = 8;
export const ING = 16;
export const NOUN = 32;
export const OTHER = 64;
export const VERB = BASE | PRESENT | PAST | PARTICIPLE | ING;

export interface Usage {
  /** Places in `CLASSES`; `verb`: those it has as a verb. */
  classes: readonly number[];
  verb: readonly number[];
  /** Bits of how the form can be used. */
  uses: number;
  /** Hash of the base form or the singular: what the forms of one word share. */
  hash: number;
}

/** Names of the classes in the order of the table. */
export const CLASSES: readonly string[] = linesOf(VOCABULARY).map(
  ({ kind, name }) => `${kind} ${name}`,
);

/** Base, past, participle of verbs that do not take -ed. */
const IRREGULAR =
  'become became become; begin began begun; bring brought brought; build built built; buy bought bought; catch caught caught; choose chose chosen; come came come; cut cut cut; do did done; draw drew drawn; drive drove driven; earn earned earned; fall fell fallen; feel felt felt; fight fought fought; find found found; forbid forbade forbidden; foresee foresaw foreseen; get got got; give gave given; go went gone; grow grew grown; have had had; hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept; know knew known; lead led led; learn learned learned; leave left left; let let let; lose lost lost; make made made; mean meant meant; outdo outdid outdone; outrun outran outrun; outshine outshone outshone; outspend outspent outspent; overcome overcame overcome; oversee oversaw overseen; overtake overtook overtaken; pay paid paid; put put put; read read read; remake remade remade; rewrite rewrote rewritten; ride rode ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set; shake shook shaken; show showed shown; shrink shrank shrunk; sink sank sunk; slide slid slid; speak spoke spoken; spend spent spent; spread spread spread; stand stood stood; steal stole stolen; stem stemmed stemmed; stick stuck stuck; strike struck struck; strive strove striven; swell swelled swollen; take took taken; teach taught taught; tell told told; think thought thought; understand understood understood; uphold upheld upheld; wear wore worn; weave wove woven; win won won; write wrote written; cast cast cast; bet bet bet; beat beat beaten; withdraw withdrew withdrawn; arise arose arisen; quit quit quit; spin spun spun; stun stunned stunned; underlie underlay underlain';

interface Line {
  kind: string;
  name: string;
  words: readonly string[];
}

function linesOf(table: string): Line[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [head = '', words = ''] = line.split(': ');
      const [kind = '', name = ''] = head.split(' ');
      return { kind, name, words: words.split(' ') };
    });
}

const PASTS: ReadonlyMap<string, readonly [string, string]> = new Map(
  IRREGULAR.split('; ').map((entry) => {
    const [base = '', past = '', participle = ''] = entry.split(' ');
    return [base, [past, participle]];
  }),
);

/** A last consonant after a single vowel doubles before -ed and -ing: "plan", "shrug", "refer". */
const DOUBLES = /(?:^|[^aeiou])[aeiou][bdgklmnprt]$/;

/** The stem that takes an ending which opens with a vowel: "make" mak, "plan" plann, "try" try. */
function stemsOf(base: string): string[] {
  if (/[^aeiouy]e$|[ui]e$/.test(base)) return [base.slice(0, -1)];
  return DOUBLES.test(base) ? [base, base + base.slice(-1)] : [base];
}

/** The form in -s of a verb or a noun. */
export function withS(base: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

/** Spellings of a base form: "-ise" also as "-ize", "-yse" as "-yze". */
const spellings = (base: string): string[] =>
  /[iy]se$/.test(base) ? [base, base.replace(/se$/, 'ze')] : [base];

const withEd = (stem: string): string =>
  stem.endsWith('ee') ? `${stem}d` : stem.replace(/(?<=[^aeiou])y$/, 'i').concat('ed');

/** Every form of a verb with how it is used. */
export function verbForms(base: string): [form: string, uses: number][] {
  const [past, participle] = PASTS.get(base) ?? [];
  const forms: [string, number][] = [
    [base, BASE],
    [withS(base), PRESENT],
  ];
  for (const stem of stemsOf(base)) {
    forms.push([base.endsWith('ie') ? `${base.slice(0, -2)}ying` : `${stem}ing`, ING]);
    if (past === undefined) forms.push([withEd(stem), PAST | PARTICIPLE]);
  }
  if (past !== undefined && participle !== undefined)
    forms.push([past, PAST], [participle, PARTICIPLE]);
  return forms;
}

interface Entry {
  classes: number[];
  verb: number[];
  uses: number;
  hash: number;
}

/** Forms of one word, and phrases with their words joined by `_`. */
const USAGES: ReadonlyMap<string, Usage> = compile();

function compile(): Map<string, Entry> {
  const table = new Map<string, Entry>();
  const add = (form: string, base: string, place: number, uses: number) => {
    const entry = table.get(form) ?? { classes: [], verb: [], uses: 0, hash: hashOf(base) };
    table.set(form, entry);
    if (!entry.classes.includes(place)) entry.classes.push(place);
    if (uses & VERB && !entry.verb.includes(place)) entry.verb.push(place);
    entry.uses |= uses;
  };
  linesOf(VOCABULARY).forEach(({ kind, words }, place) => {
    for (const word of words) {
      if (kind === 'verb') {
        for (const spelling of spellings(word))
          for (const [form, uses] of verbForms(spelling)) add(form, word, place, uses);
        continue;
      }
      add(word, word, place, kind === 'noun' ? NOUN : OTHER);
      if (kind === 'noun') add(withS(word), word, place, NOUN);
    }
  });
  return table;
}

export const usageOf = (lower: string): Usage | undefined => USAGES.get(lower);

/** The same, looked up once for every word; null where there is none. */
export function knownUsage(word: Spelling | undefined): Usage | null {
  if (word === undefined) return null;
  if (word.usage === undefined) word.usage = usageOf(word.lower) ?? null;
  return word.usage;
}

/** A phrase of two or three words without the first; `third` is empty where there are two. */
export interface Phrase {
  second: string;
  third: string;
  usage: Usage;
}

/** Phrases by their first word, the shorter ones first. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = phrasesOf(USAGES);

function phrasesOf(usages: ReadonlyMap<string, Usage>): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  for (const [form, usage] of usages) {
    const [first = '', second, third = '', ...more] = form.split('_');
    if (second === undefined || more.length > 0) continue;
    const known = phrases.get(first) ?? [];
    known.push({ second, third, usage });
    phrases.set(first, known);
  }
  for (const known of phrases.values()) known.sort((a, b) => a.third.length - b.third.length);
  return phrases;
}

export const phrasesFrom = (lower: string): readonly Phrase[] | undefined => PHRASES.get(lower);
