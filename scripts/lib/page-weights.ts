/** Checks the weights of the page signals on hosts they were not fitted on. */
import { collect, collecting } from '../../utils/page/collect.ts';
import { articleSignals } from '../../utils/page/signals.ts';
import { readScore } from '../../utils/page/verdict.ts';
import { WEIGHT } from '../../utils/page/weights.ts';
import { fitLogistic, type SparseRow } from '../training/logistic.ts';

/** A page as it is judged: opened anew each time, because a hundred open ones do not fit into memory. */
export interface JudgedPage {
  host: string;
  isArticle: boolean;
  open(): { document: Document; url: string; close(): void };
}

const weights: Record<string, number> = WEIGHT;
/** The constant; and rules of their own, which only ever take pages away. */
const RULES = { shop: WEIGHT.shop, gathered: WEIGHT.gathered };
const UNFITTED = new Set(['prior', ...Object.keys(RULES)]);
const SIGNS = Object.keys(WEIGHT).filter((name) => !UNFITTED.has(name));
const FITTING = { penalty: 0.02, epochs: 300, rate: 0.3 };

/** How strongly a page shows each sign. The score is linear in the weights: it is what one of them alone gives. */
function signsOf({ open }: JudgedPage): SparseRow {
  const { document, url, close } = open();
  try {
    let read = () => 0;
    const steps = collecting(
      document,
      {
        look: articleSignals,
        isArticle(_, __, inside, prose) {
          read = () => readScore(document, inside, prose);
          return false;
        },
      },
      { url, force: true },
    );
    while (steps.next().done !== true);
    const value = SIGNS.map((sign) =>
      withWeights({ [sign]: 1 }, () => articleSignals(document, url).score + read()),
    );
    return { at: Int32Array.from(SIGNS.keys()), value: Float32Array.from(value) };
  } finally {
    close();
  }
}

/** Runs `work` with these weights in place of the usual ones; those not named are 0. */
function withWeights<T>(given: Readonly<Record<string, number>>, work: () => T): T {
  const usual = { ...weights };
  for (const name of Object.keys(weights)) weights[name] = given[name] ?? 0;
  try {
    return work();
  } finally {
    Object.assign(weights, usual);
  }
}

/** The verdict on each page by weights fitted without any page of its host. */
export function verdictsByOthers(pages: readonly JudgedPage[]): boolean[] {
  const rows = pages.map(signsOf);
  const fitted = new Map<string, Record<string, number>>();
  for (const { host } of pages) {
    if (fitted.has(host)) continue;
    const others = [...pages.keys()].filter((at) => pages[at]?.host !== host);
    const found = fitLogistic(
      others.map((at) => rows[at] as SparseRow),
      others.map((at) => Number(pages[at]?.isArticle)),
      others.map(() => 1),
      SIGNS.length,
      FITTING,
    );
    const named = SIGNS.map((sign, at) => [sign, found[at] ?? 0]);
    fitted.set(host, {
      ...Object.fromEntries(named),
      prior: found[SIGNS.length] ?? 0,
      ...RULES,
    });
  }
  return pages.map(({ host, open }) => {
    const { document, url, close } = open();
    try {
      return withWeights(fitted.get(host) ?? {}, () => collect(document, { url }).meta.isArticle);
    } finally {
      close();
    }
  });
}
