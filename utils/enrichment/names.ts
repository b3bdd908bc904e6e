import { findActors } from '../claims/actors.ts';
import { type Word, wordsOf } from '../claims/words.ts';
import { TITLE } from './sayings.ts';

/** Family names that come first and are seldom anything else; compromise knows few of them. */
const CHINESE_FAMILY_NAMES = new Set(
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren lei shen yao fan fang shi tan jia xi qian hou kong bai cui qiu qin hao meng long wan duan ruan mao ni ge'.split(
    ' ',
  ),
);
const PARTICLES = new Set([
  'de',
  'van',
  'von',
  'der',
  'bin',
  'bint',
  'al',
  'el',
  'la',
  'le',
  'di',
  'da',
  'del',
  'ibn',
  'ter',
]);
const CAPITAL = /^\p{Lu}/u;
/** Capitalised words that open sentences and are no part of a name. */
const OPENERS = new Set(
  'the a an this that these those he she it they we i you his her its their our in on at by for from with as but and or so yet if when while although though because since after before last next one some many most several both even still now then there here what who how why where according also however meanwhile moreover earlier later to of not no is are was were will would could should may might can his new former'.split(
    ' ',
  ),
);

export interface Name {
  text: string;
  start: number;
  end: number;
}

/** A gap between two words of one name: one space, a hyphen, or "." after an initial. */
const joined = (text: string, left: Word, right: Word): boolean =>
  /^(?:[ \u00a0]|-|\. )$/.test(text.slice(left.end, right.start)) &&
  !/['’]s$/i.test(text.slice(left.start, left.end));

/** Runs of capitalised words, particles inside allowed ("Ursula von der Leyen", "Faisal al-Bannai"). */
export function capitalRuns(text: string, from = 0, to = text.length): Word[][] {
  const words = wordsOf(text, from, to);
  const runs: Word[][] = [];
  let run: Word[] = [];
  const close = () => {
    while (run.length > 0 && PARTICLES.has(run.at(-1)?.text ?? '')) run.pop();
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const word of words) {
    const last = run.at(-1);
    if (last && !joined(text, last, word)) close();
    const capital = CAPITAL.test(word.text) && !(run.length === 0 && OPENERS.has(word.lower));
    if (capital || (run.length > 0 && PARTICLES.has(word.text))) run.push(word);
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

/** Full names of persons and other capitalised names of an article, and what their last words stand for. */
export class NameBook {
  readonly #full = new Map<string, string>();

  /** Remembers every full name in `text`; a later mention by family name alone resolves to it. */
  read(text: string): void {
    for (const run of capitalRuns(text)) this.add(run, text);
  }

  add(run: readonly Word[], text: string): void {
    const words = withoutTitles(run);
    const [first] = words;
    const last = words.at(-1);
    if (!first || !last || words.length < 2 || words.length > 4) return;
    const actor = findActors(words)[0];
    if (actor && actor.actor.kind !== 'person' && actor.actor.kind !== 'official') return;
    const full = text.slice(first.start, last.end).replace(/['’]s$/i, '');
    const keys = [last.lower];
    if (CHINESE_FAMILY_NAMES.has(first.lower)) keys.push(first.lower);
    else if (words.length === 2) keys.push(first.lower);
    for (const key of keys) if (!this.#full.has(key)) this.#full.set(key, full);
  }

  /** The full name a last (or Chinese family) name stands for so far, or the name itself. */
  resolve(name: string): string {
    const words = wordsOf(name);
    const only = words.length === 1 ? words[0] : undefined;
    if (!only) return name;
    return this.#full.get(only.lower) ?? name;
  }

  knows(name: string): boolean {
    return this.#full.has(name.toLowerCase());
  }
}
