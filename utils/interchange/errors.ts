/** Why a file cannot be imported, in words that name the place and the reason. */

/** One thing wrong with a file. */
export interface Problem {
  /** Where, as one would write it in code: `claims[17].credibility`; `file` for the file as a whole. */
  path: string;
  /** What, without the path: `9 is not between 1 and 5`. */
  reason: string;
  /** What is wrong with the file as a whole, where a screen can say so in words of its own. */
  fault?: FileFault;
}

export const FILE_FAULTS = ['empty', 'notText', 'notJson', 'unknown', 'tooLarge', 'newer'] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

/** How many problems a message spells out; the rest is counted. */
const SPELT_OUT = 5;

/** A file that is refused as a whole. The message names the first problems, one a line. */
export class ImportError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.slice(0, SPELT_OUT).map(({ path, reason }) => `${path}: ${reason}`);
    if (problems.length > SPELT_OUT) lines.push(`and ${problems.length - SPELT_OUT} more`);
    super(lines.join('\n'));
    this.name = 'ImportError';
    this.problems = problems;
  }
}

/** Refuses a file for one reason. */
export function refuse(path: string, reason: string, fault?: FileFault): never {
  throw new ImportError([{ path, reason, ...(fault && { fault }) }]);
}

const MAX_SHOWN = 40;

/** A value of a file as it is quoted in a message: short, on one line, never a whole structure. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const written = JSON.stringify(value) ?? typeof value;
  return written.length <= MAX_SHOWN ? written : `${written.slice(0, MAX_SHOWN)}…`;
}

/** Adds a key to a path: `a` and `b` give `a.b`, `a` and 3 give `a[3]`, odd keys are quoted. */
export function join(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  const isPlain = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key);
  if (!isPlain) return `${path}[${show(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Why something over a limit is refused: `1001 tags are more than 1000`. */
export const tooMany = (count: number, what: string, max: number): string =>
  `${count} ${what} are more than ${max}`;
