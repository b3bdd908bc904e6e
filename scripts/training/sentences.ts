/**
 * Labelled sentences that stand alone, written to teach what claims say, in a folder for what they teach:
 * `scripts/training/sentences/race/*.tsv`: `type<TAB>direction<TAB>text`; `…/wider/*.tsv`: `type<TAB>text`;
 * `…/direction/*.tsv`: `direction<TAB>text`, race claims of which only the direction is learnt.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CLAIM_TYPES,
  type ClaimType,
  DIRECTIONS,
  type Direction,
  type Tier,
} from '../../utils/claims/types.ts';

const FOLDER = fileURLToPath(new URL('sentences', import.meta.url));

export interface LoneSentence {
  tier: Tier;
  /** Null where only the direction is learnt. */
  type: ClaimType | null;
  direction: Direction;
  text: string;
}

const LESSONS = ['race', 'wider', 'direction'] as const;
type Lesson = (typeof LESSONS)[number];

const oneOf = <Name extends string>(names: readonly Name[], name: string | undefined) =>
  names.find((known) => known === name);

/** Parses one file of a lesson. Throws an error that names the file, the line and what is wrong with it. */
export function parseSentences(source: string, lesson: Lesson, file: string): LoneSentence[] {
  return source
    .split(/\r?\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      const rest = line.split('\t');
      const type = lesson === 'direction' ? null : oneOf(CLAIM_TYPES, rest.shift());
      const direction = lesson === 'wider' ? 'none' : oneOf(DIRECTIONS, rest.shift());
      const [text] = rest;
      if (type === undefined || !direction || !text || rest.length > 1)
        throw new Error(`${file}:${number}: "${line}" is not type, direction and text`);
      return { tier: lesson === 'wider' ? 'wider' : 'race', type, direction, text };
    });
}

/** The sentences of a folder, those of one file after those of another, by name. Throws as `parseSentences`. */
export const readSentences = (folder = FOLDER): LoneSentence[] =>
  LESSONS.flatMap((lesson) =>
    readdirSync(join(folder, lesson))
      .filter((name) => name.endsWith('.tsv'))
      .sort()
      .flatMap((name) =>
        parseSentences(
          readFileSync(join(folder, lesson, name), 'utf8'),
          lesson,
          join(lesson, name),
        ),
      ),
  );
