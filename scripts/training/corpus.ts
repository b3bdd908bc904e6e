/** Labelled articles of a corpus folder, read as the extension reads them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../utils/claims/types.ts';
import { readTextArticle } from '../lib/text-file.ts';

export interface GoldSentence {
  start: number;
  end: number;
  tier: 0 | 1 | 2;
  type: string;
  direction: string;
  speaker: string;
  horizon: string;
  standalone?: boolean;
}

export interface GoldArticle {
  id: string;
  outlet: string;
  date: string;
  /** Written for training (`written.ts`): never evaluated on. */
  written?: boolean;
  article: Article;
  sentences: readonly GoldSentence[];
}

/** Reads `FOLDER/gold/*.json`, in order of their names. Throws when the folder holds none. */
export function readCorpus(folder: string): GoldArticle[] {
  const gold = existsSync(join(folder, 'gold')) ? join(folder, 'gold') : folder;
  const names = readdirSync(gold).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new Error(`${gold} holds no labelled article (*.json)`);
  return names.sort().map((name) => {
    const { id, outlet, date, text, sentences } = JSON.parse(
      readFileSync(join(gold, name), 'utf8'),
    );
    return {
      id,
      outlet: outlet || id,
      date,
      article: readTextArticle(text, date || null),
      sentences,
    };
  });
}

export interface Span {
  start: number;
  end: number;
}

/** The scorer's rule: at least half of the shorter of the two is covered. */
export function covers(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared >= 0.5 * Math.min(a.end - a.start, b.end - b.start);
}

/** Spreads items over folds so that those of one group stay together and folds are about equally heavy. */
export function foldsOf<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
  weightOf: (item: Item) => number,
  folds: number,
): number[] {
  const weights = new Map<string, number>();
  for (const item of items) {
    weights.set(groupOf(item), (weights.get(groupOf(item)) ?? 0) + weightOf(item));
  }
  const order = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const load = new Array<number>(folds).fill(0);
  const foldOf = new Map<string, number>();
  for (const [group, weight] of order) {
    const fold = load.indexOf(Math.min(...load));
    foldOf.set(group, fold);
    load[fold] = (load[fold] as number) + weight;
  }
  return items.map((item) => foldOf.get(groupOf(item)) as number);
}
