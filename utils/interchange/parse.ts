/** Reads whatever can be imported: finds out what a file is, and checks it wholly before anything is made of it. */
import { ImportError, refuse, show } from './errors.ts';
import { readRacemark } from './json/read.ts';
import { LIMITS } from './limits.ts';
import type { Checkpoint, ImportedLibrary } from './plan.ts';

export interface ParseOptions {
  /** See `MergeOptions.checkpoint`. */
  checkpoint?: Checkpoint;
}

/**
 * Reads the text of a file: Racemark JSON of any version.
 * @throws ImportError naming path and reason of what is wrong; nothing of such a file is used
 */
export async function parseImport(
  text: string,
  { checkpoint = () => {} }: ParseOptions = {},
): Promise<ImportedLibrary> {
  await checkpoint({ phase: 'read', done: 0, total: 1 });
  if (text.length > LIMITS.file) {
    refuse('file', `${text.length} characters are more than ${LIMITS.file}`);
  }
  const file = parseJson(text);
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    refuse('file', `${show(file)} is not a Racemark export`);
  }
  const fields = file as Record<string, unknown>;
  if (fields.format === 'racemark') return readRacemark(fields, checkpoint);
  return fields.format === undefined
    ? refuse('format', 'is missing')
    : refuse('format', `${show(fields.format)} is not "racemark"`);
}

function parseJson(text: string): unknown {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (plain.trim() === '') refuse('file', 'is empty');
  try {
    return JSON.parse(plain);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ImportError([{ path: 'file', reason: `is not JSON: ${detail}` }]);
  }
}
