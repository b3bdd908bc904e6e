/**
 * The worker is killed again and again while pages are being saved and claims judged: before it has read the message,
 * within the transaction, between the commit and the answer, and after it. Whatever was acknowledged must be there,
 * wholly and once; whatever was not is there wholly or not at all. A judgement that got no answer is sent again, and
 * must then say what stood before it. `npm run test:kill` does it some hundreds of times.
 */
import { afterAll, expect, it } from 'vitest';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';
import { sentScanOf } from '../fixtures/records.ts';
import { type ContentWorld, contentWorld } from './content-world.ts';
import { type Extension, launch, storedRows, until } from './harness.ts';
import { beginning } from './shared-browser.ts';

const KILLS = Number(process.env.RACEMARK_KILLS ?? 12);
const CLAIMS_PER_PAGE = 20;
/** Saves under way at each kill. */
const AT_ONCE = 3;
/** The longest wait before a kill; a save takes a few milliseconds, a start of the worker some dozens. */
const LONGEST_MS = 120;

/** The longest time between two steps of the worker. */
const STILL_MS = 60_000;

/** As page identities spell it. */
const host = new URL(CHIP_ARTICLE.url).host.replace(/^www\./, '');

let extension: Extension;
let world: ContentWorld;
beginning(async () => {
  await extension?.close();
  extension = await launch({ site: { [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE) } });
  world = await contentWorld(await extension.open(CHIP_ARTICLE.url));
});
afterAll(() => extension?.close());

interface Stored {
  pages: { id: string; url: string; addresses: string[] }[];
  claims: {
    id: string;
    pageId: string;
    quote: string;
    identityKey: string;
    enrichedFor: unknown;
  }[];
  catalogue: { pages: { pageId: string; ids: string[] }[] }[];
  lookups: { pageId: string; claims: { claimId: string }[] }[];
  unrelated: { pageId: string; stage: 'digest' | 'relate' }[];
}

/** What the worker has to do for its pages: what is looked up is digested after it, and then related. */
const stepsLeft = ({ lookups, unrelated }: Pick<Stored, 'lookups' | 'unrelated'>): number =>
  4 * lookups.length + unrelated.reduce((sum, { stage }) => sum + (stage === 'digest' ? 2 : 1), 0);

const TABLES = ['pages', 'claims', 'catalogue', 'lookups', 'unrelated'] as const;

const stored = async (): Promise<Stored> => {
  const rows = await Promise.all(TABLES.map((name) => storedRows(extension, name)));
  return Object.fromEntries(TABLES.map((name, at) => [name, rows[at]])) as never;
};

/** Annotations with what was said before them, as the worker answers. */
type Before = { claimId: string; annotation: { note: string } | null }[];

/** Judges a claim as an extension page does; undefined when the worker was stopped over it. */
const judge = (claimId: string, note: string, request: string): Promise<Before | undefined> =>
  extension.evaluate(
    async (data) => {
      const message = { id: 1, type: 'claimAnnotated', data, timestamp: Date.now() };
      try {
        const reply = await chrome.runtime.sendMessage(message);
        return (reply as { res?: Before } | undefined)?.res;
      } catch {
        return undefined;
      }
    },
    { claimId, change: { note }, request },
  );

const sentence = (save: number, nth: number) =>
  `In save ${save} the lab named ${nth} says its model will lead the race by ${2027 + nth}.`;

/** Each save has claims of its own; every fourth is a second scan of the page before it. */
function scan(save: number) {
  const rescans = save % 4 === 3;
  const quotes = Array.from({ length: CLAIMS_PER_PAGE }, (_, nth) => sentence(save, nth));
  return sentScanOf(quotes, { url: `https://${host}/saves/${rescans ? save - 1 : save}` });
}

it(`loses nothing over ${KILLS} kills`, { timeout: 60_000 + KILLS * 2_000 }, async () => {
  const saves = KILLS * AT_ONCE;
  const acknowledged: boolean[] = [];
  const first = await world.send(
    'pageScanned',
    sentScanOf(['The judged claim is that one lab leads.'], { url: `https://${host}/judged` }),
  );
  const judgedId = (first.answer as { claims: { id: string }[] }).claims[0]?.id ?? '';
  let lastNote: string | null = null;
  let judgedAgain = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const wait = (kill / KILLS) * LONGEST_MS;
    const under = Array.from({ length: AT_ONCE }, async (_, nth) => {
      const save = kill * AT_ONCE + nth;
      const { answer } = await world.send('pageScanned', scan(save));
      acknowledged[save] = answer !== undefined;
    });
    const note = `judgement ${kill}`;
    const judging = judge(judgedId, note, `request ${kill}`);
    await new Promise((done) => setTimeout(done, wait));
    await extension.killWorker();
    await Promise.all(under);
    let before = await judging;
    if (!before) {
      judgedAgain += 1;
      before = await judge(judgedId, note, `request ${kill}`);
    }
    // What an undo would put back.
    expect(before?.[0]?.annotation?.note ?? null, `before judgement ${kill}`).toBe(lastNote);
    lastNote = note;
  }
  const [judgement, ...others] = await storedRows(extension, 'annotations');
  expect(judgement).toMatchObject({ claimId: judgedId, note: lastNote });
  expect(others).toEqual([]);

  const { pages, claims, catalogue, lookups, unrelated } = await stored();
  const quotes = new Set(claims.map(({ quote }) => quote));
  const tally = { acknowledged: 0, savedUnanswered: 0, notSaved: 0 };
  for (let save = 0; save < saves; save += 1) {
    const there = Array.from({ length: CLAIMS_PER_PAGE }, (_, nth) =>
      quotes.has(sentence(save, nth)),
    );
    // Nothing half-written.
    expect(new Set(there).size, `save ${save} is there in part`).toBe(1);
    // Every acknowledged write is there.
    if (acknowledged[save])
      expect(there[0], `save ${save} was acknowledged and is not there`).toBe(true);
    if (acknowledged[save]) tally.acknowledged += 1;
    else if (there[0]) tally.savedUnanswered += 1;
    else tally.notSaved += 1;
  }
  process.stdout.write(
    `${KILLS} kills, ${saves} saves: ${JSON.stringify(tally)}; ${KILLS} judgements, ${judgedAgain} sent again\n`,
  );
  // Kills have hit before the commit, and saves were answered: the test has tested something.
  expect(tally.notSaved).toBeGreaterThan(0);
  expect(tally.acknowledged).toBeGreaterThan(0);
  expect(judgedAgain).toBeGreaterThan(0);

  // Nothing twice.
  expect(new Set(pages.flatMap(({ addresses }) => addresses)).size).toBe(
    pages.reduce((sum, { addresses }) => sum + addresses.length, 0),
  );
  expect(new Set(claims.map(({ pageId, quote }) => `${pageId} ${quote}`)).size).toBe(claims.length);
  // Each row has what it belongs to, and the catalogue has exactly the claims.
  const pageIds = new Set(pages.map(({ id }) => id));
  const claimIds = claims.map(({ id }) => id);
  expect(claims.every(({ pageId }) => pageIds.has(pageId))).toBe(true);
  expect(lookups.every(({ pageId }) => pageIds.has(pageId))).toBe(true);
  expect(unrelated.every(({ pageId }) => pageIds.has(pageId))).toBe(true);
  const listed = catalogue.flatMap((row) => row.pages.flatMap(({ ids }) => ids));
  expect(listed.sort()).toEqual(claimIds.sort());
  // What waited for its speakers is still known to wait for them.
  const waiting = new Set(lookups.flatMap((row) => row.claims.map(({ claimId }) => claimId)));
  const lookedUp = (claim: Stored['claims'][number]) => claim.enrichedFor !== null;
  const forgotten = claims.filter((claim) => !lookedUp(claim) && !waiting.has(claim.id));

  // Left alone, the worker catches up: how long it takes is the machine's affair, but it never stands still.
  await extension.worker();
  for (let left = stepsLeft({ lookups, unrelated }); left > 0; ) {
    const before = left;
    await until(
      `the worker to go on with ${before} steps left`,
      async () => {
        left = stepsLeft(await stored());
        return left < before;
      },
      STILL_MS,
    );
  }
  expect(forgotten).toEqual([]);
});
