/**
 * Export and import of a generated library, without the database: `node bench/interchange.ts [CLAIMS...]`.
 * Floor: `JSON.stringify` of every record and `JSON.parse` of the file, which no writer or reader of JSON can beat.
 * Each measurement runs in a process of its own, so that its memory is its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORMATS, type Format } from '../utils/interchange/formats.ts';
import { planMerge, writesOf } from '../utils/interchange/merge.ts';
import { parseImport } from '../utils/interchange/parse.ts';
import { serialize } from '../utils/interchange/serialize.ts';
import type { AnnotationRecord, LibraryEntry } from '../utils/records.ts';
import { generate } from './library/generate.ts';

/** Pages and annotations in the proportions of the target: 100,000 claims on 8,000 pages with 30,000 annotations. */
const sizeOf = (claims: number) => ({ claims, pages: claims * 0.08, annotations: claims * 0.3 });

function* entriesOf(claims: number): Generator<LibraryEntry> {
  for (const { pages, claims: found, annotations } of generate(sizeOf(claims))) {
    const [page] = pages;
    if (!page) continue;
    const said = new Map<string, AnnotationRecord[]>();
    for (const { record } of annotations) {
      said.set(record.claimId, [...(said.get(record.claimId) ?? []), record]);
    }
    for (const claim of found) {
      const all = said.get(claim.id) ?? [];
      const own = all.find(({ reviewer }) => reviewer === '') ?? null;
      yield { page, claim, own, others: all.filter((each) => each !== own) };
    }
  }
}

const OPTIONS = { exportedAt: '2026-01-01T00:00:00.000Z', generator: 'bench' };

interface Measured {
  /** Wall clock. */
  milliseconds: number;
  /** Processor time, which other programs on the machine do not lengthen; collecting garbage on other cores counts. */
  processor: number;
  /** Peak resident memory less that before the start, MB. */
  megabytes: number;
}

/** Time spent on making the library up, which is no part of what is measured. */
const spent = { milliseconds: 0, processor: 0 };

function* source(claims: number): Generator<LibraryEntry> {
  const entries = entriesOf(claims);
  for (;;) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    const { value, done } = entries.next();
    const { user, system } = process.cpuUsage(used);
    spent.milliseconds += performance.now() - started;
    spent.processor += (user + system) / 1000;
    if (done) return;
    yield value;
  }
}

async function measure(work: () => Promise<void>): Promise<Measured> {
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const used = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(used);
  return {
    milliseconds: performance.now() - started - spent.milliseconds,
    processor: (user + system) / 1000 - spent.processor,
    megabytes: (process.resourceUsage().maxRSS * 1024 - before) / 1e6,
  };
}

async function write(format: Format, claims: number, file: string): Promise<Measured> {
  const out = await open(format === 'json' ? file : '/dev/null', 'w');
  const measured = await measure(async () => {
    for await (const piece of serialize(format, source(claims), OPTIONS)) await out.write(piece);
  });
  await out.close();
  return measured;
}

/** What each measurement does; the JSON file lies at `file`. */
const TASKS: Record<string, (claims: number, file: string) => Promise<Measured>> = {
  floorWrite: (claims) =>
    measure(async () => {
      for (const entry of source(claims)) JSON.stringify(entry);
    }),
  floorRead: (_, file) =>
    measure(async () => {
      JSON.parse(readFileSync(file, 'utf8'));
    }),
  read: (_, file) =>
    measure(async () => {
      await parseImport(readFileSync(file, 'utf8'));
    }),
  plan: (_, file) =>
    measure(async () => {
      const library = await parseImport(readFileSync(file, 'utf8'));
      writesOf(await planMerge({ pages: [], entries: [], pairs: [] }, library, { reviewer: '' }));
    }),
  planAgain: (claims, file) =>
    measure(async () => {
      const library = await parseImport(readFileSync(file, 'utf8'));
      const pages = new Map(library.entries.map(({ page }) => [page.id, page]));
      const existing = { pages: pages.values(), entries: source(claims), pairs: [] };
      writesOf(await planMerge(existing, library, { reviewer: '' }));
    }),
  ...Object.fromEntries(
    FORMATS.map((format) => [
      format,
      (claims: number, file: string) => write(format, claims, file),
    ]),
  ),
};

function runApart(task: string, claims: number, file: string): Measured {
  const script = fileURLToPath(import.meta.url);
  const output = execFileSync(process.execPath, [script, '--task', task, String(claims), file], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

function report(claims: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'racemark-bench-'));
  const file = join(folder, 'library.json');
  try {
    const line = (name: string, { milliseconds, processor, megabytes }: Measured) => {
      const seconds = (time: number) => (time / 1000).toFixed(2).padStart(6);
      console.log(
        `  ${name.padEnd(40)} ${seconds(milliseconds)} s  ${seconds(processor)} s processor  ${megabytes.toFixed(0).padStart(5)} MB`,
      );
    };
    console.log(`${claims} claims, ${claims * 0.08} pages, ${claims * 0.3} annotations`);
    line('floor: JSON.stringify of each record', runApart('floorWrite', claims, file));
    for (const format of FORMATS) {
      line(`export ${format}`, runApart(format, claims, file));
    }
    console.log(`  the JSON file has ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    line('floor: read the file and JSON.parse', runApart('floorRead', claims, file));
    line('read and check', runApart('read', claims, file));
    line('read, check, plan into an empty library', runApart('plan', claims, file));
    line('read, check, plan into the same library', runApart('planAgain', claims, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [flag, task, claims, file] = process.argv.slice(2);
if (flag === '--task') {
  const measured = await TASKS[task ?? '']?.(Number(claims), file ?? '');
  process.stdout.write(JSON.stringify(measured));
} else {
  const sizes = process.argv.slice(2).map(Number);
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) report(size);
}
