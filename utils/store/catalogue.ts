/**
 * The whole library in a few fields a claim, held in memory by the page that lists it: every filter, sort and search
 * is one pass over it. Pure; `listing.ts` loads it, `catalogue-tables.ts` keeps it current in the database.
 */
import { type LoadedPage, matcher, searcher, type Test } from './matching.ts';
import { compare, type PackedPage, type PackedText, valueAt } from './packed.ts';
import type { LibraryQuery, Sort } from './queries.ts';
import { searchTerms } from './text.ts';

/** All claims in one order: the n-th is claim `at[n]` of `pages[n]`. */
export interface Ordered {
  pages: readonly PackedPage[];
  at: Uint32Array;
}

/** Some claims, in order: places in an order of all. No object a claim, for there may be a hundred thousand. */
export interface Found {
  order: Ordered;
  places: Uint32Array;
}

export class Catalogue {
  readonly #buckets = new Map<number, LoadedPage[]>();
  readonly #texts = new Map<number, Map<string, PackedText>>();
  readonly #orders = new Map<Sort, Ordered>();
  /** The last query and what it found. */
  #last: { filters: string; text: string; found: Found } | null = null;

  /** Takes in a bucket in place of what was known of it. Its texts come after it. */
  setBucket(bucket: number, pages: readonly PackedPage[]): void {
    const texts = this.#texts.get(bucket);
    const loaded = pages.map((page) => withText(page, texts?.get(page.pageId)));
    this.#buckets.set(bucket, loaded);
    this.#forgetOrders();
  }

  setTexts(bucket: number, texts: readonly PackedText[]): void {
    const byPage = new Map(texts.map((text) => [text.pageId, text]));
    this.#texts.set(bucket, byPage);
    for (const page of this.#buckets.get(bucket) ?? []) {
      Object.assign(page, withText(page, byPage.get(page.pageId)));
    }
    this.#last = null;
  }

  clear(): void {
    this.#buckets.clear();
    this.#texts.clear();
    this.#forgetOrders();
  }

  #order(sort: Sort): Ordered {
    let order = this.#orders.get(sort);
    if (!order) {
      order = orderBy(sort, [...this.#buckets.values()].flat());
      this.#orders.set(sort, order);
    }
    return order;
  }

  /** All matches of a query, in its order. Needs the texts when the query has words. */
  find(query: LibraryQuery): Found {
    const { text = '', ...rest } = query;
    const filters = JSON.stringify(rest);
    const last = this.#last;
    // What is typed on only narrows: whatever has the longer beginning of a word has the shorter.
    const found =
      last && last.filters === filters && text.startsWith(last.text)
        ? select(last.found, searcher(searchTerms(text)))
        : select(
            all(this.#order(query.sort ?? 'newest')),
            matcher(query),
            searcher(searchTerms(text)),
          );
    this.#last = { filters, text, found };
    return found;
  }

  #forgetOrders(): void {
    this.#orders.clear();
    this.#last = null;
  }
}

const all = (order: Ordered): Found => ({
  order,
  places: Uint32Array.from(order.at, (_, place) => place),
});

/** Those of some claims that pass the tests. */
function select({ order, places }: Found, ...tests: readonly Test[]): Found {
  const passed = new Uint32Array(places.length);
  let count = 0;
  for (const place of places) {
    const page = order.pages[place] as LoadedPage;
    const at = order.at[place] as number;
    if (tests.every((test) => test(page, at))) {
      passed[count] = place;
      count += 1;
    }
  }
  return { order, places: passed.subarray(0, count) };
}

const withText = (page: PackedPage, text: PackedText | undefined): LoadedPage => ({
  ...page,
  head: text?.head ?? '',
  text: text?.lines ?? '',
  lines: null,
});

/** What a sort goes by, and which way; what lacks it comes last either way. */
const SORT_KEYS: Record<
  Exclude<Sort, 'newest' | 'oldest'>,
  { key: (page: PackedPage, at: number) => string; descending?: true }
> = {
  published: { key: ({ published }) => published ?? '', descending: true },
  outlet: { key: ({ outlet }) => outlet.toLowerCase() },
  speaker: { key: ({ speakers }, at) => speakers[at]?.toLowerCase() ?? '' },
  credibility: {
    key: (page, at) => {
      const value = valueAt({ page, at }, 'credibility');
      return value === 'none' ? '' : String(value);
    },
    descending: true,
  },
  due: { key: ({ due }, at) => due?.[at] ?? '' },
};

function orderBy(sort: Sort, pages: LoadedPage[]): Ordered {
  pages.sort((a, b) => compare(b.firstSeen, a.firstSeen) || compare(a.pageId, b.pageId));
  if (sort === 'oldest') pages.reverse();
  const inOrder: LoadedPage[] = [];
  const order: Ordered = {
    pages: inOrder,
    at: new Uint32Array(pages.reduce((sum, { ids }) => sum + ids.length, 0)),
  };
  for (const page of pages) {
    for (let at = 0; at < page.ids.length; at += 1) {
      order.at[inOrder.length] = at;
      inOrder.push(page);
    }
  }
  return sort === 'newest' || sort === 'oldest' ? order : reordered(order, sort);
}

/** Sorts by ranks: there are far fewer different keys than claims. Ties keep the order given. */
function reordered(order: Ordered, sort: Exclude<Sort, 'newest' | 'oldest'>): Ordered {
  const { key, descending } = SORT_KEYS[sort];
  const groups = new Map<string, number[]>();
  for (const [n, page] of order.pages.entries()) {
    const value = key(page, order.at[n] as number);
    const group = groups.get(value);
    if (group) group.push(n);
    else groups.set(value, [n]);
  }
  const direction = descending ? -1 : 1;
  const keys = [...groups.keys()].sort((a, b) =>
    a === '' || b === '' ? (a === '' ? 1 : -1) : direction * compare(a, b),
  );
  const inOrder: PackedPage[] = [];
  const sorted: Ordered = { pages: inOrder, at: new Uint32Array(order.at.length) };
  for (const value of keys) {
    for (const n of groups.get(value) ?? []) {
      sorted.at[inOrder.length] = order.at[n] as number;
      inOrder.push(order.pages[n] as PackedPage);
    }
  }
  return sorted;
}
