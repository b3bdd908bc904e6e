/**
 * Labelled sentences that stand alone, written to teach what claims say, in a folder a tier:
 * `scripts/training/sentences/race/*.tsv`: `type<TAB>direction<TAB>text`; `…/wider/*.tsv`: `type<TAB>text`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CLAIM_TYPES,
  type ClaimType,
  DIRECTIONS,
  type Direction,
  TIERS,
  type Tier,
} from '../../utils/claims/types.ts';

const FOLDER = fileURLToPath(new URL('sentences', import.meta.url));

export interface LoneSentence {
  tier: Tier;
  type: ClaimType;
  direction: Direction;
  text: string;
}

const oneOf = <Name extends string>(names: readonly Name[], name: string | undefined) =>
  names.find((known) => known === name);

/** Parses one file of a tier. Throws an error that names the file, the line and what is wrong with it. */
export function parseSentences(source: string, tier: Tier, file: string): LoneSentence[] {
  return source
    .split(/\r?\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      const [typeName, ...rest] = line.split('\t');
      const type = oneOf(CLAIM_TYPES, typeName);
      const direction = tier === 'race' ? oneOf(DIRECTIONS, rest.shift()) : 'none';
      const [text] = rest;
      if (!type || !direction || !text || rest.length > 1)
        throw new Error(`${file}:${number}: "${line}" is not type, direction and text`);
      return { tier, type, direction, text };
    });
}

/** The sentences of a folder, those of one file after those of another, by name. Throws as `parseSentences`. */
export const readSentences = (folder = FOLDER): LoneSentence[] =>
  TIERS.flatMap((tier) =>
    readdirSync(join(folder, tier))
      .filter((name) => name.endsWith('.tsv'))
      .sort()
      .flatMap((name) =>
        parseSentences(readFileSync(join(folder, tier, name), 'utf8'), tier, join(tier, name)),
      ),
  );
