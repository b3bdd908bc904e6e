/** What the bodies of a Web Annotation say, in our words. */
import type { Direction } from '../claims/types.ts';
import { DIRECTIONS } from '../claims/types.ts';
import { CREDIBILITIES, type Credibility, STANCES, type Stance } from '../records.ts';
import { join, show, tooMany } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { Problems } from './problems.ts';

export interface Said {
  stance: Stance | null;
  direction: Direction | null;
  credibility: Credibility | null;
  tags: string[];
  note: string;
}

type Fields = Record<string, unknown>;

export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** JSON-LD writes a single value bare and several as a list. */
export const listOf = (value: unknown): unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

/** The path of a value that may be bare or in a list. */
export const pathIn = (value: unknown, path: string, index: number): string =>
  Array.isArray(value) ? join(path, index) : path;

/** Whose annotation it is: in one of ours a value we do not know is an error, in another it is simply text. */
export type Dialect = 'ours' | 'foreign';

/**
 * Reads bodies by their purpose. Text of any other or no purpose is a note; bodies that are no text of their own
 * (a picture, an address) say nothing we could keep.
 */
export function readBodies(
  annotation: Fields,
  path: string,
  dialect: Dialect,
  problems: Problems,
): Said {
  const said: Said = { stance: null, direction: null, credibility: null, tags: [], note: '' };
  const notes: string[] = [];
  const { body, bodyValue } = annotation;
  for (const [index, each] of listOf(body).entries()) {
    const fields = fieldsOf(each);
    if (!fields || fields.value === undefined) continue;
    const at = join(pathIn(body, join(path, 'body'), index), 'value');
    if (typeof fields.value !== 'string' && typeof fields.value !== 'number') {
      problems.add(at, `${show(fields.value)} is not text`);
      continue;
    }
    const value = String(fields.value);
    const purpose = listOf(fields.purpose ?? annotation.motivation)[0];
    const unknown = readBody(value, purpose, said);
    const max = purpose === 'tagging' ? LIMITS.line : LIMITS.text;
    if (value.length > max) problems.add(at, tooMany(value.length, 'characters', max));
    if (unknown === null) continue;
    if (dialect === 'ours' && purpose !== 'commenting') problems.add(at, unknown);
    else notes.push(value);
  }
  if (typeof bodyValue === 'string') notes.push(bodyValue);
  said.note = notes.join('\n\n');
  const { length } = said.tags;
  if (length > LIMITS.tags) {
    problems.add(join(path, 'body'), tooMany(length, 'tags', LIMITS.tags));
  }
  return said;
}

/** Keeps a body with a meaning of its own; otherwise says what it is not. */
function readBody(value: string, purpose: unknown, said: Said): string | null {
  if (purpose === 'tagging') {
    said.tags.push(value);
    return null;
  }
  if (purpose === 'assessing') {
    const credibility = CREDIBILITIES.find((known) => String(known) === value);
    said.credibility = credibility ?? said.credibility;
    return credibility ? null : `${show(value)} is not between 1 and 5`;
  }
  if (purpose === 'classifying') {
    const stance = STANCES.find((known) => known === value);
    const direction = DIRECTIONS.find((known) => known === value);
    said.stance = stance ?? said.stance;
    said.direction = direction ?? said.direction;
    const known = [...STANCES, ...DIRECTIONS].join(', ');
    return stance || direction ? null : `${show(value)} is not one of ${known}`;
  }
  return 'has no purpose of ours';
}
