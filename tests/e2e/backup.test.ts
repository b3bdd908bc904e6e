/** Scheduled back-ups in a real browser: through the alarm, the page that makes the file, and the download. */
import { afterAll, expect, it } from 'vitest';
import { parseImport } from '../../utils/interchange/parse.ts';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';
import { sentScanOf } from '../fixtures/records.ts';
import { type ContentWorld, contentWorld } from './content-world.ts';
import { type Extension, launch, until } from './harness.ts';
import { beginning } from './shared-browser.ts';

const LEAD = 'The northern lab is a year ahead of everyone.';
/** The driver gives downloads names of its own; the name asked for is in the job's unit test. */
const FILE = /\.json$/;

let extension: Extension;
let world: ContentWorld;
beginning(async () => {
  await extension?.close();
  extension = await launch({ site: { [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE) } });
  world = await contentWorld(await extension.open(CHIP_ARTICLE.url));
});
afterAll(() => extension?.close());

const setInterval = (backups: string) =>
  extension.evaluate(async (wanted) => {
    const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, backups: wanted } });
  }, backups);
const alarm = () => extension.evaluate(() => chrome.alarms.get('backup'), undefined);
const log = () =>
  extension.evaluate(
    async () =>
      (await chrome.storage.local.get<{ backups?: Record<string, unknown> }>('backups')).backups,
    undefined,
  );
const url = `https://${new URL(CHIP_ARTICLE.url).host.replace(/^www\./, '')}/backed-up`;

it('writes the library to a file as soon as it is switched on, and sets the next alarm', async () => {
  const { error } = await world.send('pageScanned', sentScanOf([LEAD], { url }));
  expect(error).toBeUndefined();
  await setInterval('weekly');
  const { text } = await extension.downloaded(FILE, 20_000);
  const { entries } = await parseImport(text);
  expect(entries.map(({ claim }) => claim.quote)).toContain(LEAD);
  const written = await until('the log', log);
  expect(written).toMatchObject({ failure: null, file: expect.stringMatching(FILE) });
  // Until then it stands where the next try would be, for a worker that is stopped over the file.
  await until('the alarm of next week', async () => {
    const when = (await alarm())?.scheduledTime ?? 0;
    return Math.abs(when - Date.parse(String(written.last)) - 7 * 86_400_000) < 1000;
  });
  // The page that made the file is gone.
  expect(
    await extension.evaluate(
      async () =>
        (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT' as never] }))
          .length,
      undefined,
    ),
  ).toBe(0);
});

it('is woken by the alarm after the worker was stopped, and writes what is new', async () => {
  if (!(await log())) {
    await setInterval('weekly');
    await extension.downloaded(FILE, 20_000);
    await until('the log', log);
  }
  const saved = await world.send('pageScanned', sentScanOf([LEAD, 'Another one leads.'], { url }));
  expect(saved.error).toBeUndefined();
  await extension.killWorker();
  // As if a week had passed.
  await extension.evaluate(() => chrome.alarms.create('backup', { when: Date.now() }), undefined);
  const { text } = await extension.downloaded(FILE, 40_000);
  const { entries } = await parseImport(text);
  expect(entries.map(({ claim }) => claim.quote)).toContain('Another one leads.');
}, 60_000);

it('takes the alarm away when it is switched off', async () => {
  await setInterval('off');
  await until('no alarm', async () => !(await alarm()));
});
