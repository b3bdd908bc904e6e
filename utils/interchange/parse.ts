/** Reads whatever can be imported: finds out what a file is, and checks it wholly before anything is made of it. */
import { refuse, show, tooMany } from './errors.ts';
import { isHypothesis, readHypothesis } from './hypothesis.ts';
import { readRacemark } from './json/read.ts';
import { LIMITS } from './limits.ts';
import type { Checkpoint, ImportedLibrary } from './plan.ts';
import { isW3c, readW3c } from './w3c/read.ts';
import { respelled } from './w3c/spelling.ts';

export interface ParseOptions {
  /** See `MergeOptions.checkpoint`. */
  checkpoint?: Checkpoint;
  /**
   * The identity under which we know an address, without tracking and the like. Used for files of other tools,
   * which write addresses as they came; without it they are taken as they are.
   */
  addressOf?: (url: string) => string;
}

/**
 * Reads the text of a file: Racemark JSON of any version, W3C Web Annotation JSON-LD, or Hypothesis' JSON.
 * @throws ImportError naming path and reason of what is wrong; nothing of such a file is used
 */
export async function parseImport(
  text: string,
  { checkpoint = () => {}, addressOf = (url) => url }: ParseOptions = {},
): Promise<ImportedLibrary> {
  await checkpoint({ phase: 'read', done: 0, total: 1 });
  if (text.length > LIMITS.file) {
    refuse('file', tooMany(text.length, 'characters', LIMITS.file), 'tooLarge');
  }
  const file = parseJson(text);
  if (isW3c(file)) return readW3c(file, addressOf, checkpoint);
  const annotations = respelled(file);
  if (annotations !== null) return readW3c(annotations, addressOf, checkpoint);
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    return refuse('file', `${show(file)} is not an export we can read`, 'unknown');
  }
  const fields = file as Record<string, unknown>;
  if (isHypothesis(fields)) return readHypothesis(fields, addressOf, checkpoint);
  if (fields.format === 'racemark') return readRacemark(fields, checkpoint);
  return fields.format === undefined
    ? refuse(
        'format',
        'is missing: neither Racemark JSON, Web Annotations nor a Hypothesis export',
        'unknown',
      )
    : refuse('format', `${show(fields.format)} is not "racemark"`, 'unknown');
}

/**
 * The text of a file's bytes.
 * @throws ImportError when they are not UTF-8: a guess would change what the reader wrote
 */
export function decodeFile(bytes: Uint8Array): string {
  if (bytes.length > LIMITS.file)
    refuse('file', tooMany(bytes.length, 'bytes', LIMITS.file), 'tooLarge');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('file', 'is not UTF-8 text', 'notText');
  }
}

function parseJson(text: string): unknown {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (plain.trim() === '') refuse('file', 'is empty', 'empty');
  try {
    return JSON.parse(plain);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refuse('file', `is not JSON: ${detail}`, 'notJson');
  }
}
