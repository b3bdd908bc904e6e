import { findActors } from '../claims/actors.ts';
import { type Word, wordsOf } from '../claims/words.ts';
import { INSTITUTION, TITLE } from './sayings.ts';

/** Chinese family names, which come first; compromise knows few of them. */
const CHINESE_FAMILY_NAMES = new Set(
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren lei shen yao fan fang shi tan jia xi qian hou kong bai cui qiu qin hao meng long wan duan ruan mao ni ge han wen'.split(
    ' ',
  ),
);
const PARTICLES = new Set('de van von der bin bint al el la le di da del ibn ter'.split(' '));
const CAPITAL = /^\p{Lu}/u;
/** Capitalised words that open sentences and are no part of a name. */
const OPENERS = new Set(
  'the a an this that these those he she it they we i you his her its their our in on at by for from with as but and or so yet if when while although though because since after before last next one some many most several both even still now then there here what who how why where according also however meanwhile moreover earlier later to of not no is are was were will would could should may might can new former only whereas despite unlike during instead shortly reaction finally recently currently similarly notably further thus therefore indeed perhaps additionally furthermore nevertheless nonetheless beyond among within between throughout across through under over'.split(
    ' ',
  ),
);

/** Part names in headlines that capitalise every word: "A Talk With Dario Amodei". */
const PARTERS = new Set('with on in at from by as to and or but the vs after over says'.split(' '));

/** One space, a hyphen, or the dot of an initial or of a short title between two words of one name. */
const joined = (text: string, left: Word, right: Word): boolean => {
  const mark = text.slice(left.end, right.start);
  if (/['’]s?$/i.test(text.slice(left.start, left.end))) return false;
  return /^(?:[ \u00a0]|-)$/.test(mark) || (/^\. $/.test(mark) && left.text.length <= 4);
};

/** Runs of capitalised words, particles inside allowed ("Ursula von der Leyen", "Faisal al-Bannai"). */
export function capitalRuns(text: string): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const close = () => {
    while (run.length > 0 && PARTICLES.has(run.at(-1)?.text ?? '')) run.pop();
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const word of wordsOf(text)) {
    const last = run.at(-1);
    if (last && !joined(text, last, word)) close();
    const opens = run.length === 0 && OPENERS.has(word.lower);
    if (PARTERS.has(word.lower)) close();
    else if ((CAPITAL.test(word.text) && !opens) || (run.length > 0 && PARTICLES.has(word.text)))
      run.push(word);
    else close();
  }
  close();
  return runs;
}

/** The words of a run that name the person: what stands after the last title, without institutions before it. */
export function withoutTitles(run: readonly Word[]): readonly Word[] {
  const title = run.findLastIndex(({ text }) => TITLE.test(text));
  const rest = run.slice(title + 1);
  return rest.length > 0 ? rest : run;
}

export const nameOf = (text: string, words: readonly Word[]): string =>
  text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0).replace(/['’]s?$/, '');

/** Whether a run of two to four words can be a person's name at all. */
export function couldBePerson(words: readonly Word[]): boolean {
  const last = words.at(-1);
  if (!last || words.length < 2 || words.length > 4 || INSTITUTION.test(last.text)) return false;
  if (words.some(({ text }) => /\d/.test(text) || (text.length > 3 && text === text.toUpperCase())))
    return false;
  const mention = findActors(words)[0];
  return (
    !mention ||
    mention.actor.kind === 'person' ||
    mention.actor.kind === 'official' ||
    mention.first > 0
  );
}

const isChinese = (words: readonly Word[]): boolean =>
  CHINESE_FAMILY_NAMES.has(words[0]?.lower ?? '') && words.length <= 3;

/** Whether the gazetteer lists the name as a person's. */
function isKnown(words: readonly Word[]): boolean {
  const [mention] = findActors(words);
  const kind = mention?.actor.kind;
  return mention?.last === words.length - 1 && (kind === 'person' || kind === 'official');
}

/** Every name of two to four words in `text` that could be a person's, once, in order. */
export function candidateNames(text: string): string[] {
  const names = new Set<string>();
  for (const run of capitalRuns(text)) {
    const words = withoutTitles(run);
    if (couldBePerson(words)) names.add(nameOf(text, words));
  }
  return [...names];
}

/** Persons named so far in an article, and what a family name alone stands for. */
export class NameBook {
  readonly #full = new Map<string, string>();
  readonly #persons: ReadonlySet<string>;

  /** `persons`: full names known to be persons'. */
  constructor(persons: ReadonlySet<string>) {
    this.#persons = persons;
  }

  isPerson(words: readonly Word[], text: string): boolean {
    return (
      couldBePerson(words) &&
      (this.#persons.has(nameOf(text, words)) || isChinese(words) || isKnown(words))
    );
  }

  /** Remembers the persons in `text`; gives the first of them, full name, or null. */
  read(text: string): string | null {
    let first: string | null = null;
    for (const run of capitalRuns(text)) {
      const words = withoutTitles(run);
      const titled = words.length < run.length;
      const full =
        this.isPerson(words, text) || (titled && couldBePerson(words)) ? nameOf(text, words) : null;
      if (full) this.#add(words, full);
      first ??=
        full ?? (words.length === 1 ? (this.#full.get(words[0]?.lower ?? '') ?? null) : null);
    }
    return first;
  }

  #add(words: readonly Word[], full: string): void {
    const keys = [words.at(-1), words[0]].map((word) => word?.lower ?? '');
    for (const key of keys) if (!this.#full.has(key)) this.#full.set(key, full);
  }

  /** The full name a family (or given) name stands for so far, or null. */
  fullNameOf(name: string): string | null {
    return this.#full.get(name.toLowerCase()) ?? null;
  }
}
