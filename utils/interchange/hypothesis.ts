/**
 * Reads the JSON that Hypothesis exports (https://web.hypothes.is), and what its search API answers: highlights and
 * notes on words of a page.
 */
import * as v from 'valibot';
import { fieldsOf, listOf } from './bodies.ts';
import { join, refuse, show, tooMany } from './errors.ts';
import { entriesOf, type ForeignAnnotation, UNKNOWN_TIME, utcTime } from './foreign.ts';
import { AddressSchema, textSchema } from './json/schema.ts';
import { LIMITS } from './limits.ts';
import type { Checkpoint, ImportedLibrary, Omission } from './plan.ts';
import { Problems } from './problems.ts';

type Fields = Record<string, unknown>;

/** Annotations read between two checkpoints. */
const STRIDE = 500;

const text = textSchema(LIMITS.text);
const line = textSchema(LIMITS.line);
const quoted = textSchema(LIMITS.quote);

const tags = v.pipe(
  v.array(line, ({ input }) => `${show(input)} is not a list`),
  v.maxLength(LIMITS.tags, ({ input }) => tooMany(input.length, 'tags', LIMITS.tags)),
);

const AnnotationSchema = v.object(
  {
    uri: line,
    user: line,
    text: v.optional(text, ''),
    tags: v.optional(tags, []),
    references: v.optional(v.array(line, ({ input }) => `${show(input)} is not a list`)),
    target: v.optional(
      v.array(v.unknown(), ({ input }) => `${show(input)} is not a list`),
      [],
    ),
  },
  ({ input, expected }) =>
    expected === 'Object' ? `${show(input)} is not an object` : 'is missing',
);

const QuoteSchema = v.object(
  {
    exact: v.pipe(quoted, v.minLength(1, 'is empty')),
    prefix: v.optional(quoted, ''),
    suffix: v.optional(quoted, ''),
  },
  () => 'is missing',
);

/** Where the annotations are: `annotations` in an export, `rows` in an answer of the API; null in anything else. */
function listIn(fields: Fields): 'annotations' | 'rows' | null {
  const isExport = ['export_date', 'export_userid', 'client_version'].some((key) => key in fields);
  if (isExport && Array.isArray(fields.annotations)) return 'annotations';
  return typeof fields.total === 'number' && Array.isArray(fields.rows) ? 'rows' : null;
}

/** Whether a parsed file looks like annotations of Hypothesis. */
export function isHypothesis(file: unknown): boolean {
  const fields = fieldsOf(file);
  return fields !== null && listIn(fields) !== null;
}

/**
 * Reads an export. Replies, page notes and annotations of anything but a web page are left out and listed.
 * @param addressOf the identity under which we know an address
 * @throws ImportError naming path and reason
 */
export async function readHypothesis(
  file: Fields,
  addressOf: (url: string) => string,
  checkpoint: Checkpoint,
): Promise<ImportedLibrary> {
  const list = listIn(file) ?? 'annotations';
  const items = file[list] as unknown[];
  if (items.length > LIMITS.claims) {
    refuse(list, tooMany(items.length, 'entries', LIMITS.claims));
  }
  const problems = new Problems();
  const omitted: Omission[] = [];
  const read: ForeignAnnotation[] = [];
  for (const [index, item] of items.entries()) {
    if (index % STRIDE === 0) {
      await checkpoint({ phase: 'check', done: index, total: items.length });
    }
    const path = join(list, index);
    const annotation = readAnnotation(item, path, problems);
    if (typeof annotation === 'string') omitted.push({ path, reason: annotation });
    else if (annotation) read.push(annotation);
  }
  problems.throwIfAny();
  return { source: 'hypothesis', entries: entriesOf(read, addressOf), pairs: [], omitted };
}

/** The annotation, the reason why it is left out, or null when it is unsound. */
function readAnnotation(
  item: unknown,
  path: string,
  problems: Problems,
): ForeignAnnotation | string | null {
  const annotation = problems.check(AnnotationSchema, item, path);
  if (!annotation) return null;
  const fields = item as Fields;
  if (annotation.references?.length) return 'is a reply to another annotation';
  if (!v.safeParse(AddressSchema, annotation.uri).success) {
    return `its address ${show(annotation.uri)} is not an http, https or file address`;
  }
  const selector = quoteSelectorOf(annotation.target, join(path, 'target'));
  if (!selector) return 'is a note on a page, not on words of it';
  const quote = problems.check(QuoteSchema, selector.fields, selector.path);
  if (!quote) return null;
  const modified = utcTime(fields.updated) ?? utcTime(fields.created) ?? UNKNOWN_TIME;
  return {
    url: new URL(annotation.uri).href,
    title: problems.check(line, titleOf(fields.document), join(path, 'document.title')) ?? '',
    ...quote,
    // Hypothesis counts in the whole document's text, we in the article's.
    position: null,
    stance: null,
    direction: null,
    credibility: null,
    tags: annotation.tags,
    note: annotation.text,
    reviewer: annotation.user.replace(/^acct:/, '').replace(/@hypothes\.is$/, '') || 'unknown',
    created: utcTime(fields.created) ?? modified,
    modified,
  };
}

function quoteSelectorOf(
  targets: readonly unknown[],
  path: string,
): { fields: Fields; path: string } | null {
  for (const [index, target] of targets.entries()) {
    for (const [at, selector] of listOf(fieldsOf(target)?.selector).entries()) {
      const fields = fieldsOf(selector);
      if (fields?.type === 'TextQuoteSelector') {
        return { fields, path: `${path}[${index}].selector[${at}]` };
      }
    }
  }
  return null;
}

function titleOf(document: unknown): string {
  const title = listOf(fieldsOf(document)?.title)[0];
  return typeof title === 'string' ? title : '';
}
