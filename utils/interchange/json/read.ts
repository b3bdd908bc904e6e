/** Reads Racemark JSON of every version there has been, and refuses what is not sound as a whole. */
import { annotationIdOf } from '../../identity.ts';
import type { AnnotationRecord, ClaimRecord, LibraryEntry, PageRecord } from '../../records.ts';
import { fieldsOf } from '../bodies.ts';
import { join, refuse, show, tooMany } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { readPairs } from '../pairs.ts';
import type { Checkpoint, ImportedLibrary, Omission } from '../plan.ts';
import { Problems } from '../problems.ts';
import {
  type ClaimInput,
  ClaimSchema,
  PageSchema,
  type ReviewInput,
  TimeSchema,
} from './schema.ts';
import { JSON_VERSION } from './write.ts';

type Fields = Record<string, unknown>;

/** Records between two checkpoints. */
const STRIDE = 500;

const TOP_FIELDS = ['format', 'version', 'exportedAt', 'generator', 'claims', 'pages', 'pairs'];

const listOf = (value: unknown, path: string, max: number): unknown[] => {
  if (value === undefined) return refuse(path, 'is missing');
  if (!Array.isArray(value)) return refuse(path, `${show(value)} is not a list`);
  if (value.length > max) return refuse(path, tooMany(value.length, 'entries', max));
  return value;
};

/**
 * Reads a parsed file whose `format` is `racemark`.
 * @throws ImportError naming path and reason
 */
export async function readRacemark(file: Fields, checkpoint: Checkpoint): Promise<ImportedLibrary> {
  const { version } = file;
  if (version === undefined) refuse('version', 'is missing');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    refuse('version', `${show(version)} is not a version`);
  }
  if (version > JSON_VERSION) {
    refuse(
      'version',
      `${version} is newer than this Racemark reads (${JSON_VERSION}); update the extension first`,
      'newer',
    );
  }
  return readVersion1(file, checkpoint);
}

async function readVersion1(file: Fields, checkpoint: Checkpoint): Promise<ImportedLibrary> {
  const problems = new Problems();
  for (const field of Object.keys(file)) {
    if (!TOP_FIELDS.includes(field)) problems.add(join('', field), 'is not a field of this format');
  }
  const exportedAt = problems.check(TimeSchema, file.exportedAt ?? null, 'exportedAt') ?? '';
  if (file.generator !== undefined && typeof file.generator !== 'string') {
    problems.add('generator', `${show(file.generator)} is not text`);
  }
  const pageRows = listOf(file.pages, 'pages', LIMITS.pages);
  const claimRows = listOf(file.claims, 'claims', LIMITS.claims);
  const total = pageRows.length + claimRows.length;

  const pages = new PageBook(problems);
  for (const [index, row] of pageRows.entries()) {
    if (index % STRIDE === 0) await checkpoint({ phase: 'check', done: index, total });
    const path = `pages[${index}]`;
    const page = problems.check(PageSchema, row, path);
    if (page) pages.add(page, path);
    else pages.addBroken(row);
  }

  const claims = new ClaimBook(problems, pages, exportedAt);
  for (const [index, row] of claimRows.entries()) {
    if (index % STRIDE === 0) {
      await checkpoint({ phase: 'check', done: pageRows.length + index, total });
    }
    const path = `claims[${index}]`;
    const claim = problems.check(ClaimSchema, row, path);
    if (claim) claims.add(claim, path);
  }
  const { pairs, omitted } = readPairs(file.pairs, 'pairs', problems, (id) => claims.has(id));
  problems.throwIfAny();
  return {
    source: 'racemark',
    entries: claims.entries,
    pairs,
    omitted: [...pages.unused(), ...omitted],
  };
}

/** The pages of a file by id; no id and no address twice. */
class PageBook {
  readonly #problems: Problems;
  readonly #pages = new Map<string, { page: PageRecord; path: string; used: boolean }>();
  readonly #urls = new Map<string, string>();
  readonly #broken = new Set<unknown>();

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  add(page: PageRecord, path: string): void {
    const twin = this.#pages.get(page.id);
    const sameUrl = this.#urls.get(page.url);
    if (twin) this.#problems.add(`${path}.id`, `${show(page.id)} is also the id of ${twin.path}`);
    if (sameUrl) {
      this.#problems.add(`${path}.url`, `${show(page.url)} is also the address of ${sameUrl}`);
    }
    this.#pages.set(page.id, { page, path, used: false });
    this.#urls.set(page.url, path);
  }

  /** A page with problems of its own, so that its claims are not said to have none. */
  addBroken(row: unknown): void {
    this.#broken.add(fieldsOf(row)?.id);
  }

  isBroken(id: string): boolean {
    return this.#broken.has(id);
  }

  use(id: string): PageRecord | undefined {
    const found = this.#pages.get(id);
    if (found) found.used = true;
    return found?.page;
  }

  unused(): Omission[] {
    return [...this.#pages.values()]
      .filter(({ used }) => !used)
      .map(({ path }) => ({ path, reason: 'no claim names this page' }));
  }
}

/** The claims of a file by id, made into entries; no id and no reviewer of one claim twice. */
class ClaimBook {
  readonly entries: LibraryEntry[] = [];
  readonly #problems: Problems;
  readonly #pages: PageBook;
  readonly #exportedAt: string;
  readonly #paths = new Map<string, string>();

  constructor(problems: Problems, pages: PageBook, exportedAt: string) {
    this.#problems = problems;
    this.#pages = pages;
    this.#exportedAt = exportedAt;
  }

  add(row: ClaimInput, path: string): void {
    const twin = this.#paths.get(row.id);
    if (twin) this.#problems.add(`${path}.id`, `${show(row.id)} is also the id of ${twin}`);
    this.#paths.set(row.id, path);
    const page = this.#pages.use(row.pageId);
    if (!page) {
      if (!this.#pages.isBroken(row.pageId)) {
        this.#problems.add(`${path}.pageId`, `no page has the id ${show(row.pageId)}`);
      }
      return;
    }
    const own = this.#own(row);
    const reviewers = new Set(own ? [own.reviewer] : []);
    for (const [index, { reviewer }] of row.others.entries()) {
      if (reviewers.has(reviewer)) {
        this.#problems.add(
          `${path}.others[${index}].reviewer`,
          `${show(reviewer)} stands twice on this claim`,
        );
      }
      reviewers.add(reviewer);
    }
    this.entries.push({
      page,
      claim: claimOf(row),
      own,
      others: row.others.map((review) => annotationOf(row.id, review)),
    });
  }

  has(id: string): boolean {
    return this.#paths.has(id);
  }

  /** A file edited by hand may say something without saying when: then it was said when the file was written. */
  #own(row: ClaimInput): AnnotationRecord | null {
    if (row.modified === null && !saysSomething(row)) return null;
    const modified = row.modified ?? row.created ?? this.#exportedAt;
    return annotationOf(row.id, { ...row, created: row.created ?? modified, modified });
  }
}

const saysSomething = (row: ClaimInput): boolean =>
  row.stance !== null ||
  row.credibility !== null ||
  row.note !== '' ||
  row.tags.length > 0 ||
  row.dismissed ||
  Object.keys(row.corrections).length > 0 ||
  row.outcome !== null;

export const claimOf = (row: Omit<ClaimInput, keyof ReviewInput | 'others'>): ClaimRecord => ({
  id: row.id,
  pageId: row.pageId,
  origin: row.origin,
  quote: row.quote,
  clause: row.clause,
  selectors: row.selectors,
  tier: row.tier,
  type: row.type,
  direction: row.direction,
  speaker: row.speaker,
  horizon: row.horizon,
  score: row.score,
  reasons: row.reasons,
  anchor: row.anchor,
  wordings: row.wordings,
  firstSeen: row.firstSeen,
  lastSeen: row.lastSeen,
});

export const annotationOf = (claimId: string, review: ReviewInput): AnnotationRecord => ({
  id: annotationIdOf(claimId, review.reviewer),
  claimId,
  reviewer: review.reviewer,
  stance: review.stance,
  credibility: review.credibility,
  note: review.note,
  tags: review.tags,
  dismissed: review.dismissed,
  corrections: review.corrections as AnnotationRecord['corrections'],
  outcome: review.outcome,
  created: review.created,
  modified: review.modified,
  deleted: review.deleted,
});
