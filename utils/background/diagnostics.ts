/**
 * A local log of what went wrong, for the reader to copy into a bug report: the last 200 kinds of trouble, with
 * how often and when. It names messages, codes and fields, never a page's address or text.
 */
import { browser } from '#imports';
import { oneAtATime } from './oneAtATime.ts';

export interface DiagnosticEntry {
  /** `refused`: a message that was not acted on. `failed`: something tried that did not work. */
  kind: 'refused' | 'failed';
  /** The message or job. */
  what: string;
  /** A code or the name of an error, and where in the message. */
  why: string;
  count: number;
  /** First and last time in a row, ISO 8601. */
  first: string;
  last: string;
}

/** Entries kept. */
export const DIAGNOSTICS_LIMIT = 200;

const KEY = 'diagnostics';
const TEXT_LIMIT = 200;

export type Report = (kind: DiagnosticEntry['kind'], what: string, why: string) => void;

/** Adds an event to a log, counting it into the entry that is the same. Pure. */
export const logged = (
  log: readonly DiagnosticEntry[],
  { kind, what, why }: Pick<DiagnosticEntry, 'kind' | 'what' | 'why'>,
  now: string,
): DiagnosticEntry[] =>
  joined(log, {
    kind,
    what: what.slice(0, TEXT_LIMIT),
    why: why.slice(0, TEXT_LIMIT),
    count: 1,
    first: now,
    last: now,
  });

/** Adds what has happened since to a log. */
function joined(log: readonly DiagnosticEntry[], since: DiagnosticEntry): DiagnosticEntry[] {
  const at = log.findLastIndex(
    ({ kind, what, why }) => kind === since.kind && what === since.what && why === since.why,
  );
  const before = log[at];
  const entry = before
    ? { ...since, count: before.count + since.count, first: before.first }
    : since;
  return [...log.filter((_, index) => index !== at), entry].slice(-DIAGNOSTICS_LIMIT);
}

/** The log, oldest trouble first. */
export async function readDiagnostics(): Promise<DiagnosticEntry[]> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  return Array.isArray(stored) ? (stored as DiagnosticEntry[]) : [];
}

export const clearDiagnostics = (): Promise<void> => browser.storage.local.remove(KEY);

/** Writes the log, one write at a time; events that come meanwhile are counted, and written together. */
export function createReporter(now: () => Date = () => new Date()): Report {
  let waiting: DiagnosticEntry[] = [];

  const write = oneAtATime(
    async () => {
      const events = waiting;
      waiting = [];
      const log = await readDiagnostics();
      const after = events.reduce(joined, log);
      await browser.storage.local.set({ [KEY]: after });
    },
    // The log is the last resort: where it cannot be written there is nobody left to tell.
    () => {},
  );

  return (kind, what, why) => {
    waiting = logged(waiting, { kind, what, why }, now().toISOString());
    void write();
  };
}

/** What an error is called in the log: code and name, not its message, which may quote a page. */
export function nameOfError(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return [name, code].filter((part) => typeof part === 'string').join(' ') || typeof error;
}
