/**
 * Labelled sentences that stand alone, written to teach what claims say: `scripts/training/sentences/*.tsv`.
 * `race.tsv`: `type<TAB>direction<TAB>text`; `wider.tsv`: `type<TAB>text`.
 */
import { readFileSync } from 'node:fs';
import {
  CLAIM_TYPES,
  type ClaimType,
  DIRECTIONS,
  type Direction,
  type Tier,
} from '../../utils/claims/types.ts';

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

/** The sentences that come with the project. */
export const readSentences = (): LoneSentence[] =>
  (['race', 'wider'] as const).flatMap((tier) => {
    const file = new URL(`sentences/${tier}.tsv`, import.meta.url);
    return parseSentences(readFileSync(file, 'utf8'), tier, `${tier}.tsv`);
  });
