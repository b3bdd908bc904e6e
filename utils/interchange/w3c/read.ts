/** Reads W3C Web Annotation JSON-LD: ours without loss, that of other tools as far as it marks words on a page. */
import * as v from 'valibot';
import type { AnnotationRecord, LibraryEntry, PageRecord } from '../../records.ts';
import { fieldsOf, listOf, pathIn, readBodies } from '../bodies.ts';
import { join, refuse, show, tooMany } from '../errors.ts';
import { entriesOf, type ForeignAnnotation, UNKNOWN_TIME, utcTime } from '../foreign.ts';
import { annotationOf, claimOf } from '../json/read.ts';
import {
  AddressSchema,
  FoundSchema,
  PageSchema,
  ReviewExtraSchema,
  TimeSchema,
  textSchema,
} from '../json/schema.ts';
import { LIMITS } from '../limits.ts';
import { readPairs } from '../pairs.ts';
import type { Checkpoint, ImportedLibrary, Omission } from '../plan.ts';
import { Problems } from '../problems.ts';
import { CLAIM, PAGE, PAIRS, REVIEW, VERSION, W3C_VERSION } from './vocabulary.ts';

type Fields = Record<string, unknown>;

/** Annotations read between two checkpoints. */
const STRIDE = 500;
/** How deep selectors that refine one another are followed. */
const MAX_REFINEMENTS = 5;

const hasType = (fields: Fields, type: string): boolean => listOf(fields.type).includes(type);

/** Whether a parsed file looks like Web Annotations. */
export function isW3c(file: unknown): boolean {
  const fields = fieldsOf(Array.isArray(file) ? file[0] : file);
  if (!fields) return false;
  const types = ['Annotation', 'AnnotationPage', 'AnnotationCollection'];
  return types.some((type) => hasType(fields, type));
}

/**
 * Reads a collection with its first page embedded, a page, one annotation, or a list of them.
 * @param addressOf the identity under which we know an address
 * @throws ImportError naming path and reason
 */
export async function readW3c(
  file: unknown,
  addressOf: (url: string) => string,
  checkpoint: Checkpoint,
): Promise<ImportedLibrary> {
  const omitted: Omission[] = [];
  const { items, path } = itemsOf(file, omitted);
  if (items.length > LIMITS.claims) {
    refuse(path, tooMany(items.length, 'entries', LIMITS.claims));
  }
  const problems = new Problems();
  const ours = new OwnFormat(problems);
  const foreign: ForeignAnnotation[] = [];
  for (const [index, item] of items.entries()) {
    if (index % STRIDE === 0) {
      await checkpoint({ phase: 'check', done: index, total: items.length });
    }
    const at = Array.isArray(file) || path !== '' ? join(path, index) : '';
    const annotation = fieldsOf(item);
    if (!annotation || !hasType(annotation, 'Annotation')) {
      problems.add(at, `${show(item)} is not an annotation`);
    } else if (Object.hasOwn(annotation, CLAIM)) {
      ours.add(annotation, at);
    } else {
      const read = readForeign(annotation, at, problems, omitted);
      if (read) foreign.push(read);
    }
  }
  const said = Array.isArray(file) ? undefined : (file as Fields)[PAIRS];
  const read = readPairs(said, join('', PAIRS), problems, (id) => ours.has(id));
  problems.throwIfAny();
  for (const entry of entriesOf(foreign, addressOf)) ours.join(entry);
  return {
    source: 'w3c',
    entries: ours.entries(),
    pairs: read.pairs,
    omitted: [...omitted, ...read.omitted],
  };
}

function itemsOf(file: unknown, omitted: Omission[]): { items: unknown[]; path: string } {
  if (Array.isArray(file)) return { items: file, path: '' };
  const fields = file as Fields;
  if (hasType(fields, 'Annotation')) return { items: [fields], path: '' };
  const version = fields[VERSION];
  if (version !== undefined && version !== W3C_VERSION) {
    refuse(
      join('', VERSION),
      `${show(version)} is not a version this Racemark reads (${W3C_VERSION}); update the extension first`,
    );
  }
  const isPage = hasType(fields, 'AnnotationPage');
  if (!isPage && fields.first === undefined) return { items: [], path: 'first.items' };
  const page = isPage ? fields : fieldsOf(fields.first);
  const path = isPage ? 'items' : 'first.items';
  if (!page) {
    return refuse('first', `${show(fields.first)} is not an embedded page; nothing is fetched`);
  }
  if (!Array.isArray(page.items)) return refuse(path, `${show(page.items)} is not a list`);
  if (page.next !== undefined) {
    const reason = 'further pages lie elsewhere and are not fetched';
    omitted.push({ path: isPage ? 'next' : 'first.next', reason });
  }
  return { items: page.items, path };
}

/** Annotations that carry our own properties, gathered into entries by claim. */
class OwnFormat {
  readonly #problems: Problems;
  readonly #pages = new Map<string, PageRecord>();
  readonly #addresses = new Map<string, string>();
  readonly #entries = new Map<string, LibraryEntry>();

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  entries(): LibraryEntry[] {
    return [...this.#entries.values()];
  }

  has(claimId: string): boolean {
    return this.#entries.has(claimId);
  }

  /** Adds what another tool says, to our own claim where it marks the same words. */
  join(foreign: LibraryEntry): void {
    const page = this.#pageAt(foreign.page);
    const entry = this.#entries.get(foreign.claim.id);
    if (!entry) {
      const claim = { ...foreign.claim, pageId: page.id };
      this.#entries.set(claim.id, { ...foreign, page, claim });
      return;
    }
    const all = entry.own ? [entry.own, ...entry.others] : entry.others;
    const names = new Set(all.map(({ reviewer }) => reviewer));
    const said = foreign.own ? [foreign.own, ...foreign.others] : foreign.others;
    entry.others.push(...said.filter(({ reviewer }) => !names.has(reviewer)));
  }

  /** The page of ours with the same address, else the given one. */
  #pageAt(page: PageRecord): PageRecord {
    const id = this.#addresses.get(page.url) ?? page.id;
    const known = this.#pages.get(id);
    if (known) return known;
    this.#addresses.set(page.url, page.id);
    this.#pages.set(page.id, page);
    return page;
  }

  add(annotation: Fields, path: string): void {
    const page = this.#page(annotation[PAGE], join(path, PAGE));
    const found = this.#problems.check(FoundSchema, annotation[CLAIM], join(path, CLAIM));
    if (!page || !found) return;
    const entry = this.#entries.get(found.id) ?? {
      page,
      claim: claimOf({ ...found, pageId: page.id }),
      own: null,
      others: [],
    };
    if (entry.page.id !== page.id) {
      this.#problems.add(
        join(join(path, CLAIM), 'id'),
        `${show(found.id)} is also the id of a claim of another page`,
      );
      return;
    }
    this.#entries.set(found.id, entry);
    if (annotation[REVIEW] !== undefined) this.#review(annotation, entry, path);
  }

  #page(value: unknown, path: string): PageRecord | null {
    const page = this.#problems.check(PageSchema, value, path);
    if (!page) return null;
    const known = this.#pages.get(page.id);
    if (known) return known;
    const sameAddress = this.#addresses.get(page.url);
    if (sameAddress !== undefined) {
      this.#problems.add(
        join(path, 'url'),
        `${show(page.url)} is also the address of another page`,
      );
    }
    this.#addresses.set(page.url, page.id);
    this.#pages.set(page.id, page);
    return page;
  }

  #review(annotation: Fields, entry: LibraryEntry, path: string): void {
    const at = join(path, REVIEW);
    const extra = this.#problems.check(ReviewExtraSchema, annotation[REVIEW], at);
    const time = (field: 'created' | 'modified') =>
      this.#problems.check(TimeSchema, annotation[field], join(path, field));
    const [created, modified] = [time('created'), time('modified')];
    const { stance, credibility, tags, note } = readBodies(
      annotation,
      path,
      'ours',
      this.#problems,
    );
    if (!extra || created === null || modified === null) return;
    const { own, ...kept } = extra;
    const judgement: AnnotationRecord = annotationOf(entry.claim.id, {
      ...kept,
      stance,
      credibility,
      tags,
      note,
      created,
      modified,
    });
    const all = entry.own ? [entry.own, ...entry.others] : entry.others;
    if (all.some(({ reviewer }) => reviewer === judgement.reviewer)) {
      this.#problems.add(
        join(at, 'reviewer'),
        `${show(judgement.reviewer)} stands twice on this claim`,
      );
    } else if (!own) {
      entry.others.push(judgement);
    } else if (entry.own) {
      this.#problems.add(
        join(at, 'own'),
        'another annotation of this claim is already the own one',
      );
    } else {
      entry.own = judgement;
    }
  }
}

/** An annotation of another tool; null, with the omission noted, when it marks no words on a page. */
function readForeign(
  annotation: Fields,
  path: string,
  problems: Problems,
  omitted: Omission[],
): ForeignAnnotation | null {
  const leaveOut = (reason: string): null => {
    omitted.push({ path: path || 'file', reason });
    return null;
  };
  const where = join(path, 'target');
  for (const [index, each] of listOf(annotation.target).entries()) {
    const target = fieldsOf(each);
    const at = pathIn(annotation.target, where, index);
    const quote = target && quoteOf(target.selector, join(at, 'selector'), problems);
    if (!target || !quote) continue;
    const source = fieldsOf(target.source)?.id ?? target.source ?? target.id;
    if (!v.safeParse(AddressSchema, source).success) {
      return leaveOut(`its source ${show(source)} is not an http, https or file address`);
    }
    const modified = utcTime(annotation.modified) ?? utcTime(annotation.created) ?? UNKNOWN_TIME;
    return {
      ...readBodies(annotation, path, 'foreign', problems),
      ...quote,
      url: new URL(source as string).href,
      title: lineOf(fieldsOf(target.source)?.title, join(join(at, 'source'), 'title'), problems),
      reviewer: lineOf(nameOf(annotation.creator), join(path, 'creator'), problems) || NOBODY_NAMED,
      created: utcTime(annotation.created) ?? modified,
      modified,
    };
  }
  return leaveOut('marks no words: no target has a TextQuoteSelector');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function lineOf(value: unknown, path: string, problems: Problems): string {
  const text = textOf(value);
  if (text.length > LIMITS.line) {
    problems.add(path, tooMany(text.length, 'characters', LIMITS.line));
  }
  return text;
}

/** An annotation that names nobody is still not by the reader of this machine. */
const NOBODY_NAMED = 'unknown';

/** Who made an annotation, or empty. */
function nameOf(creator: unknown): string {
  const first = listOf(creator)[0];
  const fields = fieldsOf(first);
  if (!fields) return textOf(first);
  const names = [fields.name, fields.nickname, fields.id].map((each) => textOf(listOf(each)[0]));
  return names.find(Boolean) ?? '';
}

const QuoteSchema = v.object(
  {
    exact: v.pipe(textSchema(LIMITS.quote), v.minLength(1, 'is empty')),
    prefix: v.optional(textSchema(LIMITS.quote), ''),
    suffix: v.optional(textSchema(LIMITS.quote), ''),
  },
  () => 'is missing',
);

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const PositionSchema = v.pipe(
  v.object({ start: count, end: count }),
  v.check(({ start, end }) => start <= end),
);

interface Place {
  exact: string;
  prefix: string;
  suffix: string;
  position: { start: number; end: number } | null;
}

/** The first quote among selectors and those that refine them, with the first sound position beside it. */
function quoteOf(selector: unknown, path: string, problems: Problems): Place | null {
  const selectors = flatten(selector, path, 0);
  const found = selectors.find(({ fields }) => hasType(fields, 'TextQuoteSelector'));
  if (!found) return null;
  const quote = problems.check(QuoteSchema, found.fields, found.path);
  if (!quote) return null;
  const positions = selectors
    .filter(({ fields }) => hasType(fields, 'TextPositionSelector'))
    .map(({ fields }) => v.safeParse(PositionSchema, fields));
  const position = positions.find(({ success }) => success);
  return { ...quote, position: position?.success ? position.output : null };
}

function flatten(
  selector: unknown,
  path: string,
  depth: number,
): { fields: Fields; path: string }[] {
  if (depth > MAX_REFINEMENTS) return [];
  return listOf(selector).flatMap((each, index) => {
    const fields = fieldsOf(each);
    if (!fields) return [];
    const at = pathIn(selector, path, index);
    return [{ fields, path: at }, ...flatten(fields.refinedBy, join(at, 'refinedBy'), depth + 1)];
  });
}
