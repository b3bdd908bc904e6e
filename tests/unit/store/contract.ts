/** What a library does, whatever IndexedDB is under it: run on one in memory, and in a real browser. */
import { describe, expect, it } from 'vitest';
import { annotationIdOf } from '../../../utils/identity.ts';
import { type LibraryWrites, pairOf } from '../../../utils/records.ts';
import { emptyAnnotation } from '../../../utils/store/judgement.ts';
import type { Library } from '../../../utils/store/library.ts';
import { detectionOf, metaOf, scanOf, selectorsOf } from '../../fixtures/records.ts';
import { clockAt } from './open.ts';

const LEAD = 'The northern lab is a year ahead of everyone.';
const CHIPS = 'Nobody else has the chips to catch up by 2028.';
const JOBS = 'The tools will replace half of all clerks.';

const quotes = async (library: Library, pageId: string) =>
  (await library.entriesOfPage(pageId)).map(({ claim }) => claim.quote);

async function everything(library: Library) {
  const all = [];
  for await (const entry of library.eachEntry()) all.push(entry);
  return all;
}

/** @param open gives an empty library of its own to each call. */
export function libraryContract(open: (options?: { now?: () => Date }) => Library): void {
  describe('saving a page', () => {
    it('keeps page and claims in page order', async () => {
      const library = open();
      const state = await library.savePage(scanOf([LEAD, CHIPS]));
      expect(state.claims.map(({ quote, status }) => [quote, status])).toEqual([
        [LEAD, 'new'],
        [CHIPS, 'new'],
      ]);
      const [first] = await library.entriesOfPage(state.pageId);
      expect(first?.page).toMatchObject({ title: 'Two labs, one finish line', aliases: [] });
      expect(first?.claim).toMatchObject({ origin: 'machine', anchor: 'exact', wordings: [] });
      expect(first?.own).toBeNull();
    });

    it('saves the same page again without a second copy of anything', async () => {
      const library = open();
      const { before, ...first } = await library.savePage(scanOf([LEAD, CHIPS]));
      expect(before).toEqual({ pageId: first.pageId, claims: [] });
      const second = await library.savePage(scanOf([LEAD, CHIPS]));
      expect(second).toEqual({ ...first, before: first });
      expect(await library.usage()).toEqual({ pages: 1, claims: 2, annotations: 0 });
    });

    it('forgets a page of which no claim is left', async () => {
      const library = open();
      const { pageId, claims } = await library.savePage(scanOf([LEAD]));
      const anchors = claims.map(({ id }) => ({
        claimId: id,
        state: 'exact' as const,
        quote: null,
        selectors: null,
      }));
      const state = await library.savePage({ ...scanOf([]), anchors });
      expect(state).toMatchObject({ pageId, claims: [] });
      expect(await library.usage()).toEqual({ pages: 0, claims: 0, annotations: 0 });
      expect(await library.pendingLookups()).toEqual([]);
    });

    it('finds the same claims under another address of the page', async () => {
      const library = open();
      const { before: _, ...first } = await library.savePage(scanOf([LEAD]));
      const meta = { url: 'https://courier.example/2026/labs', aliases: [metaOf().url] };
      const second = await library.savePage(scanOf([LEAD], meta));
      expect(second).toEqual({ ...first, before: first });
      const third = await library.openPage(metaOf({ url: meta.url }));
      expect(third).toEqual(first);
    });

    it('keeps the address it was last open under', async () => {
      const library = open();
      const first = await library.savePage(
        scanOf([LEAD], { visited: 'http://courier.example/labs' }),
      );
      await library.savePage(scanOf([LEAD]));
      const [entry] = await library.entriesOfPage(first.pageId);
      expect(entry?.page.url).toBe('https://courier.example/labs');
      expect(entry?.page.visited).toBe('https://www.courier.example/labs');
    });

    it('leaves an address with the page that had it first', async () => {
      const library = open();
      const one = await library.savePage(scanOf([LEAD]));
      const two = await library.savePage(
        scanOf([CHIPS], { url: 'https://courier.example/other', aliases: [] }),
      );
      const three = await library.savePage(
        scanOf([CHIPS], { url: 'https://courier.example/other', aliases: [metaOf().url] }),
      );
      expect(three.pageId).toBe(two.pageId);
      expect((await library.findPage([metaOf().url]))?.id).toBe(one.pageId);
    });

    it('keeps apart equal sentences of one page', async () => {
      const library = open();
      const state = await library.savePage(scanOf([LEAD, CHIPS, LEAD]));
      expect(state.claims).toHaveLength(3);
      expect(new Set(state.claims.map(({ id }) => id)).size).toBe(3);
      expect((await library.savePage(scanOf([LEAD, CHIPS, LEAD]))).claims).toEqual(state.claims);
    });

    it('takes a sentence in other quotation marks, case and spacing for the same', async () => {
      const library = open();
      const first = await library.savePage(scanOf(['“We’re  ahead”, she said.']));
      const second = await library.savePage(scanOf(['"We\'re ahead", She said']));
      expect(second.claims.map(({ id }) => id)).toEqual(first.claims.map(({ id }) => id));
    });

    it('keeps identity and the old wording when a claim is reworded', async () => {
      const clock = clockAt('2026-03-05T08:00:00Z');
      const library = open(clock);
      const before = await library.savePage(scanOf([LEAD]));
      const claimId = before.claims[0]?.id ?? '';
      await library.annotate(claimId, { stance: 'disagree' });
      clock.set('2026-03-09T08:00:00Z');
      const edited = LEAD.replace('a year', 'two months');
      const scan = scanOf([edited]);
      await library.savePage({ ...scan, detections: [detectionOf(edited, 0, { claimId })] });
      const [entry, ...others] = await library.entriesOfPage(before.pageId);
      expect(others).toEqual([]);
      expect(entry?.claim).toMatchObject({
        id: claimId,
        quote: edited,
        wordings: [{ quote: LEAD, seen: '2026-03-05T08:00:00.000Z' }],
      });
      expect(entry?.own?.stance).toBe('disagree');
      // Found as it now stands, it is still one that was changed, and can be asked for.
      expect(await library.count({ anchors: ['changed'] })).toBe(1);
      expect((await library.facets({})).anchors).toMatchObject({ exact: 0, changed: 1 });
      // The old words, should they come back elsewhere, are another claim.
      const both = scanOf([edited, LEAD]);
      const state = await library.savePage(both);
      expect(state.claims).toHaveLength(2);
      expect(state.claims[0]?.id).toBe(claimId);
    });

    it('swaps the words of two claims without a clash', async () => {
      const library = open();
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const [a, b] = claims.map(({ id }) => id);
      const scan = scanOf([CHIPS, LEAD]);
      const detections = scan.detections.map((detection, at) => ({
        ...detection,
        claimId: (at === 0 ? a : b) ?? null,
      }));
      const state = await library.savePage({ ...scan, detections });
      expect(state.claims.map(({ id, quote }) => [id, quote])).toEqual([
        [a, CHIPS],
        [b, LEAD],
      ]);
    });

    it('never touches what the reader said', async () => {
      const library = open();
      const { pageId, claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const change = {
        stance: 'agree',
        credibility: 4,
        note: 'Compare with last year.',
        tags: ['lead'],
        corrections: { direction: 'us' },
      } as const;
      await library.annotate(claims[0]?.id ?? '', { ...change, tags: [...change.tags] });
      const before = (await library.entriesOfPage(pageId))[0]?.own;
      const changed = scanOf([LEAD, CHIPS]);
      changed.detections[0] = { ...changed.detections[0], direction: 'parity' } as never;
      await library.savePage(changed);
      const after = (await library.entriesOfPage(pageId))[0];
      expect(after?.own).toEqual(before);
      expect(after?.claim.direction).toBe('parity');
    });

    it('forgets what the detector no longer finds, but not what somebody judged', async () => {
      const library = open();
      const { pageId, claims } = await library.savePage(scanOf([LEAD, CHIPS, JOBS]));
      await library.annotate(claims[1]?.id ?? '', { stance: 'unsure' });
      const anchors = claims.map(({ id }) => ({
        claimId: id,
        state: 'exact' as const,
        quote: null,
        selectors: null,
      }));
      await library.savePage({ ...scanOf([LEAD, CHIPS, JOBS]), detections: [], anchors });
      expect(await quotes(library, pageId)).toEqual([CHIPS]);
    });

    it('marks what is gone from the page and keeps it', async () => {
      const library = open();
      const { pageId, claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const gone = {
        claimId: claims[1]?.id ?? '',
        state: 'orphaned' as const,
        quote: null,
        selectors: null,
      };
      await library.savePage({ ...scanOf([LEAD]), anchors: [gone] });
      const entries = await library.entriesOfPage(pageId);
      expect(entries.map(({ claim }) => [claim.quote, claim.anchor])).toEqual([
        [LEAD, 'exact'],
        [CHIPS, 'orphaned'],
      ]);
    });

    it('takes new words and place from the report on a judged claim', async () => {
      const library = open();
      const { pageId, claims } = await library.savePage(scanOf([LEAD]));
      const claimId = claims[0]?.id ?? '';
      await library.annotate(claimId, { credibility: 2 });
      const quote = LEAD.replace('year', 'decade');
      const report = {
        claimId,
        state: 'changed' as const,
        quote,
        selectors: selectorsOf(quote, 7),
      };
      await library.savePage({ ...scanOf([LEAD]), detections: [], anchors: [report] });
      const [entry] = await library.entriesOfPage(pageId);
      expect(entry?.claim).toMatchObject({
        quote,
        anchor: 'changed',
        selectors: selectorsOf(quote, 7),
      });
      expect(entry?.claim.wordings.map((wording) => wording.quote)).toEqual([LEAD]);
    });

    it('ignores claim ids of other pages', async () => {
      const library = open();
      const other = await library.savePage(scanOf([LEAD], { url: 'https://other.example/a' }));
      const foreign = other.claims[0]?.id ?? '';
      const scan = scanOf([CHIPS]);
      const detections = [detectionOf(CHIPS, 0, { claimId: foreign })];
      const anchors = [
        { claimId: foreign, state: 'orphaned' as const, quote: null, selectors: null },
      ];
      const state = await library.savePage({ ...scan, detections, anchors });
      expect(state.claims[0]?.id).not.toBe(foreign);
      expect((await library.entry(foreign))?.claim).toMatchObject({ quote: LEAD, anchor: 'exact' });
    });
  });

  describe("the reader's own claim", () => {
    const meta = metaOf();
    const article = scanOf([LEAD, JOBS]).article;

    it('is saved once, and no scan takes it away', async () => {
      const library = open();
      const detection = detectionOf(JOBS, 50);
      const first = await library.saveSelection({ meta, article, detection });
      const again = await library.saveSelection({ meta, article, detection });
      expect(again).toEqual(first);
      const claimId = first.claims[0]?.id ?? '';
      const anchors = [{ claimId, state: 'exact' as const, quote: null, selectors: null }];
      await library.savePage({ ...scanOf([LEAD]), anchors });
      const entry = await library.entry(claimId);
      expect(entry?.claim).toMatchObject({ origin: 'reader', score: null, quote: JOBS });
    });

    it('is the spotted claim when that says the same at the same place, and stays when it is spotted no more', async () => {
      const library = open();
      const scan = scanOf([LEAD]);
      await library.savePage(scan);
      const state = await library.saveSelection({ ...scan, detection: detectionOf(LEAD, 0) });
      expect(state.claims).toMatchObject([{ isOwn: true, type: 'standing' }]);
      const claimId = state.claims[0]?.id ?? '';
      const anchors = [{ claimId, state: 'exact' as const, quote: null, selectors: null }];
      await library.savePage({ ...scan, detections: [], anchors });
      expect((await library.entry(claimId))?.claim).toMatchObject({
        origin: 'reader',
        score: null,
      });
    });

    it('takes over what is spotted while nothing is known of it, and not after that', async () => {
      const library = open();
      const unread = { type: 'framing', direction: 'none', reasons: [] } as const;
      const selected = detectionOf(LEAD, 0, unread);
      const { claims } = await library.saveSelection({ meta, article, detection: selected });
      const claimId = claims[0]?.id ?? '';
      await library.savePage({ ...scanOf([LEAD]), detections: [detectionOf(LEAD)] });
      const read = { origin: 'reader', score: null, type: 'standing', direction: 'cn' };
      expect((await library.entry(claimId))?.claim).toMatchObject(read);
      const other = detectionOf(LEAD, 0, { type: 'trend', direction: 'us' });
      await library.savePage({ ...scanOf([LEAD]), detections: [other] });
      expect((await library.entry(claimId))?.claim).toMatchObject(read);
    });

    it('brings back a claim that was dismissed', async () => {
      const library = open();
      const scan = scanOf([LEAD]);
      const { claims } = await library.savePage(scan);
      await library.annotate(claims[0]?.id ?? '', { dismissed: true, note: 'kept' });
      const state = await library.saveSelection({ ...scan, detection: detectionOf(LEAD, 0) });
      expect(state.claims[0]?.status).toBe('new');
      expect((await library.entry(claims[0]?.id ?? ''))?.own).toMatchObject({ note: 'kept' });
    });
  });

  describe('a place the reader shows for a claim that was lost', () => {
    const NEW = 'The northern lab is two months ahead of everyone.';
    const lost = async (library: Library) => {
      const { claims } = await library.savePage(scanOf([LEAD]));
      const claimId = claims[0]?.id ?? '';
      const anchors = [{ claimId, state: 'orphaned' as const, quote: null, selectors: null }];
      await library.savePage({ ...scanOf([NEW]), anchors });
      return claimId;
    };
    const show = (library: Library, claimId: string) =>
      library.saveSelection({ ...scanOf([NEW]), detection: detectionOf(NEW, 0, { claimId }) });

    it('keeps the judgement and the old words, and replaces what the machine found there', async () => {
      const library = open();
      const claimId = await lost(library);
      await library.annotate(claimId, { stance: 'agree', note: 'kept' });
      const state = await show(library, claimId);
      expect(state.claims.map(({ id, quote }) => [id, quote])).toEqual([[claimId, NEW]]);
      expect(state.claims[0]?.status).toBe('reviewed');
      const entry = await library.entry(claimId);
      expect(entry?.claim).toMatchObject({
        quote: NEW,
        anchor: 'exact',
        wordings: [{ quote: LEAD }],
      });
      expect(entry?.own).toMatchObject({ stance: 'agree', note: 'kept' });
    });

    it('is kept by later scans, also when they find no claim there', async () => {
      const library = open();
      const claimId = await lost(library);
      await show(library, claimId);
      const anchors = [{ claimId, state: 'exact' as const, quote: null, selectors: null }];
      await library.savePage({ ...scanOf([JOBS]), anchors });
      expect((await library.entry(claimId))?.claim).toMatchObject({ quote: NEW, origin: 'reader' });
    });

    it('leaves a claim there that somebody judged', async () => {
      const library = open();
      const claimId = await lost(library);
      const [, twin] = (await library.savePage(scanOf([NEW]))).claims;
      await library.annotate(twin?.id ?? '', { credibility: 2 });
      const state = await show(library, claimId);
      expect(state.claims).toHaveLength(2);
      expect((await library.entry(twin?.id ?? ''))?.own).toMatchObject({ credibility: 2 });
    });

    it('is refused for a claim of another page', async () => {
      const library = open();
      const claimId = await lost(library);
      const scan = scanOf([NEW], { url: 'https://other.example/' });
      const detection = detectionOf(NEW, 0, { claimId });
      await expect(library.saveSelection({ ...scan, detection })).rejects.toMatchObject({
        code: 'unknownClaim',
      });
      expect((await library.entry(claimId))?.claim.quote).toBe(LEAD);
    });
  });

  describe('judging', () => {
    it('changes only the fields given and keeps when it began', async () => {
      const clock = clockAt('2026-03-05T08:00:00Z');
      const library = open(clock);
      const { claims } = await library.savePage(scanOf([LEAD]));
      const id = claims[0]?.id ?? '';
      await library.annotate(id, { stance: 'agree', tags: [' Lead ', 'lead', ''] });
      clock.set('2026-03-06T08:00:00Z');
      const { entry } = await library.annotate(id, { credibility: 1 });
      expect(entry.own).toMatchObject({
        stance: 'agree',
        credibility: 1,
        tags: ['Lead'],
        reviewer: '',
        created: '2026-03-05T08:00:00.000Z',
        modified: '2026-03-06T08:00:00.000Z',
      });
    });

    it('is later than what it replaces, even where that bears a time to come', async () => {
      const library = open(clockAt('2026-03-05T08:00:00Z'));
      const { claims } = await library.savePage(scanOf([LEAD]));
      const claimId = claims[0]?.id ?? '';
      const ahead = {
        ...emptyAnnotation(claimId, '2031-01-01T00:00:00.000Z'),
        note: 'of a clock ahead',
      };
      await library.applyPlan({
        pages: [],
        claims: [],
        annotations: [{ record: ahead, replaces: null }],
        pairs: [],
      });
      const { own } = (await library.annotate(claimId, { note: 'mine' })).entry;
      expect(own).toMatchObject({ note: 'mine', modified: '2031-01-01T00:00:00.001Z' });
      await library.softDelete([claimId]);
      expect((await library.entry(claimId))?.own?.modified).toBe('2031-01-01T00:00:00.002Z');
    });

    it('says which claim is unknown', async () => {
      const library = open();
      await expect(library.annotate('nobody', { stance: 'agree' })).rejects.toMatchObject({
        code: 'unknownClaim',
        message: expect.stringContaining('nobody'),
      });
      expect((await library.usage()).annotations).toBe(0);
    });

    it('hides the dismissed and shows them when asked', async () => {
      const library = open();
      const { pageId, claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const [before] = await library.annotateMany([claims[0]?.id ?? ''], { dismissed: true });
      expect(await quotes(library, pageId)).toEqual([CHIPS]);
      expect(await library.entriesOfPage(pageId, { dismissed: true })).toHaveLength(2);
      expect((await library.pageState(pageId)).claims[0]?.status).toBe('dismissed');
      await library.restoreAnnotations(before ? [before] : []);
      expect(await quotes(library, pageId)).toEqual([LEAD, CHIPS]);
      expect((await library.usage()).annotations).toBe(0);
    });

    it('changes many at once or none', async () => {
      const library = open();
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const ids = claims.map(({ id }) => id);
      await expect(library.annotateMany([...ids, 'nobody'], { stance: 'agree' })).rejects.toThrow();
      expect((await library.usage()).annotations).toBe(0);
      await library.annotateMany(ids, ({ tags }) => ({ tags: [...tags, 'brief'] }));
      await library.annotateMany(ids, ({ tags }) => ({ tags: [...tags, 'read'] }));
      const entries = await library.entries(ids);
      expect(entries.map(({ own }) => own?.tags)).toEqual([
        ['brief', 'read'],
        ['brief', 'read'],
      ]);
    });

    it('takes back what a change has changed, and nothing that was said since', async () => {
      const clock = clockAt('2026-03-05T08:00:00Z');
      const library = open(clock);
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const [lead = '', chips = ''] = claims.map(({ id }) => id);
      await library.annotate(lead, { stance: 'unsure', tags: ['brief'] });
      const before = await library.annotateMany([lead, chips], { stance: 'agree' });
      clock.set('2026-03-05T08:01:00Z');
      // On another of Racemark's pages.
      await library.annotate(lead, { note: 'written since' });
      await library.annotate(chips, { note: 'here too' });
      clock.set('2026-03-05T08:02:00Z');
      await library.restoreAnnotations(before);
      const entries = await library.entries([lead, chips]);
      expect(entries.map(({ own }) => own)).toMatchObject([
        // Later than what it takes back, or a file from between would say that again.
        {
          stance: 'unsure',
          tags: ['brief'],
          note: 'written since',
          modified: '2026-03-05T08:02:00.000Z',
        },
        { stance: null, note: 'here too' },
      ]);
    });

    it('leaves what has been changed elsewhere since, says so, and can be asked twice', async () => {
      const library = open(clockAt('2026-03-05T08:00:00Z'));
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS, JOBS]));
      const ids = claims.map(({ id }) => id);
      const [lead = '', chips = '', jobs = ''] = ids;
      const said = async () =>
        (await library.entries(ids)).map(({ own }) => own && [own.stance, own.credibility]);
      const before = await library.annotateMany(ids, { stance: 'agree', credibility: 4 });
      // In another window: another rating, and the stance as it was before.
      await library.annotate(lead, { credibility: 2 });
      await library.annotate(chips, { stance: null });
      expect(await library.restoreAnnotations(before)).toEqual([lead]);
      expect(await said()).toEqual([[null, 2], null, null]);
      // The answer was lost on the way.
      const modified = (await library.entry(lead))?.own?.modified;
      expect(await library.restoreAnnotations(before.slice(1))).toEqual([]);
      expect(await library.restoreAnnotations(before)).toEqual([lead]);
      expect(await said()).toEqual([[null, 2], null, null]);
      expect((await library.entry(lead))?.own?.modified).toBe(modified);
      expect(await library.entry(jobs)).toMatchObject({ own: null });
    });

    it('makes a colleague’s judgements the reader’s, the later of two, and undoes that', async () => {
      const clock = clockAt('2026-03-05T08:00:00Z');
      const library = open(clock);
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS, JOBS]));
      const ids = claims.map(({ id }) => id);
      const [lead = '', chips = '', jobs = ''] = ids;
      await library.annotate(chips, { stance: 'unsure', note: 'older' });
      const by = (claimId: string, reviewer: string, time: string) => ({
        record: {
          ...emptyAnnotation(claimId, time),
          id: annotationIdOf(claimId, reviewer),
          reviewer,
          stance: 'agree' as const,
        },
        replaces: null,
      });
      const at = '2026-03-01T08:00:00.000Z';
      const pair = { noConflict: true, created: at, modified: at };
      await library.applyPlan({
        pages: [],
        claims: [],
        annotations: [
          by(lead, 'Kim', '2026-03-01T08:00:00.000Z'),
          by(chips, 'Kim', '2026-03-06T08:00:00.000Z'),
          by(jobs, 'Kim', '2026-03-06T08:00:00.000Z'),
          by(jobs, 'Ann', '2026-03-06T08:00:00.000Z'),
        ],
        pairs: [
          { record: { ...pair, claims: pairOf(lead, chips), reviewer: 'Kim' }, replaces: null },
        ],
      });
      clock.set('2026-03-07T08:00:00Z');
      await library.annotate(jobs, { stance: 'disagree' });
      const said = async () =>
        (await library.entries(ids)).map(({ own, others }) => [
          own && [own.stance, own.note],
          ...others.map(({ reviewer }) => reviewer),
        ]);
      const before = await said();
      expect(await library.colleagues()).toEqual([
        { name: 'Kim', judgements: 3 },
        { name: 'Ann', judgements: 1 },
      ]);
      expect(await library.planAdoption('Kim')).toEqual({ become: 1, replace: 1, stay: 1 });
      expect(await said()).toEqual(before);
      const adopted = await library.adopt('Kim');
      expect(await said()).toEqual([[['agree', '']], [['agree', '']], [['disagree', ''], 'Ann']]);
      expect((await library.entry(lead))?.own).toMatchObject({
        id: annotationIdOf(lead, ''),
        reviewer: '',
        modified: '2026-03-01T08:00:00.000Z',
      });
      expect(await library.count({ stances: ['agree'] })).toBe(2);
      expect(await library.pairs()).toMatchObject([{ reviewer: '', noConflict: true }]);
      expect(await library.colleagues()).toEqual([{ name: 'Ann', judgements: 1 }]);
      // What has been said since stays.
      await library.annotate(lead, { stance: 'disagree' });
      expect(await library.disown(adopted)).toEqual([lead]);
      expect(await said()).toEqual([[['disagree', ''], 'Kim'], ...before.slice(1)]);
      expect(
        (await library.pairs()).map(({ reviewer, noConflict }) => [reviewer, noConflict]),
      ).toEqual(
        expect.arrayContaining([
          ['Kim', true],
          ['', false],
        ]),
      );
      expect(await library.count({ stances: ['agree'] })).toBe(0);
    });

    it('takes a deletion back without what was said since', async () => {
      const library = open(clockAt('2026-03-05T08:00:00Z'));
      const { pageId, claims } = await library.savePage(scanOf([LEAD]));
      const id = claims[0]?.id ?? '';
      const before = await library.softDelete([id]);
      await library.restore([id]);
      await library.annotate(id, { credibility: 4 });
      await library.restoreAnnotations(before);
      expect(await quotes(library, pageId)).toEqual([LEAD]);
      expect((await library.entry(id))?.own?.credibility).toBe(4);
    });

    it('makes a named change once, and says each time what stood before it', async () => {
      const clock = clockAt('2026-03-05T08:00:00Z');
      const library = open(clock);
      const { claims } = await library.savePage(scanOf([LEAD]));
      const id = claims[0]?.id ?? '';
      await library.annotate(id, { note: 'first' });
      const [before] = await library.annotateMany([id], { note: 'second' }, 'request 1');
      expect(before?.annotation?.note).toBe('first');
      const judged = await library.entry(id);
      clock.set('2026-03-05T08:00:30Z');
      expect(await library.annotateMany([id], { note: 'second' }, 'request 1')).toEqual([before]);
      expect(await library.entry(id)).toEqual(judged);
      expect((await library.backupState()).unsaved).toBe(2);
      await library.restoreAnnotations([before as NonNullable<typeof before>]);
      expect((await library.entry(id))?.own?.note).toBe('first');
    });

    it('counts what is not in a file yet', async () => {
      const library = open(clockAt('2026-03-05T08:00:00Z'));
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      expect(await library.backupState()).toEqual({ unsaved: 0, last: null });
      await library.annotate(claims[0]?.id ?? '', { stance: 'agree' });
      await library.softDelete([claims[1]?.id ?? '']);
      expect((await library.backupState()).unsaved).toBe(2);
      await library.markBackedUp(await library.backupMark());
      expect(await library.backupState()).toEqual({ unsaved: 0, last: '2026-03-05T08:00:00.000Z' });
    });

    it('counts what was changed while the file was being written', async () => {
      const library = open();
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const [first = '', second = ''] = claims.map(({ id }) => id);
      await library.annotate(first, { stance: 'agree' });
      const mark = await library.backupMark();
      expect(await library.backupMark()).toEqual(mark);
      await library.annotate(second, { stance: 'disagree' });
      await library.markBackedUp(mark);
      expect((await library.backupState()).unsaved).toBe(1);
      expect((await library.backupMark()).state).not.toBe(mark.state);
    });
  });

  describe('the bin', () => {
    it('hides, gives back, and empties after 30 days', async () => {
      const clock = clockAt('2026-03-01T00:00:00Z');
      const library = open(clock);
      const { pageId, claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const ids = claims.map(({ id }) => id);
      await library.annotate(ids[0] ?? '', { note: 'mine' });
      await library.softDelete(ids);
      expect(await quotes(library, pageId)).toEqual([]);
      expect((await library.listEntries({ bin: true }, { offset: 0, limit: 9 })).total).toBe(2);
      await library.savePage(scanOf([LEAD, CHIPS]));
      expect(await quotes(library, pageId)).toEqual([]);
      await library.restore([ids[0] ?? '']);
      expect(await quotes(library, pageId)).toEqual([LEAD]);
      clock.set('2026-03-30T00:00:00Z');
      const mark = await library.backupMark();
      expect(await library.purge()).toBe(0);
      expect(await library.backupMark()).toEqual(mark);
      clock.set('2026-04-01T00:00:00Z');
      expect(await library.purge()).toBe(1);
      expect(await library.usage()).toEqual({ pages: 1, claims: 1, annotations: 1 });
      expect((await library.entry(ids[0] ?? ''))?.own?.note).toBe('mine');
    });

    /** What a colleague said of a claim, as an import writes it. */
    const said = (claimId: string, deleted: string | null) => ({
      pages: [],
      claims: [],
      annotations: [
        {
          record: {
            ...emptyAnnotation(claimId, '2026-01-01T00:00:00.000Z'),
            id: 'kim',
            deleted,
            reviewer: 'Kim',
          },
          replaces: null,
        },
      ],
      pairs: [],
    });

    it('empties of what a colleague deleted without touching the claim', async () => {
      const library = open(clockAt('2026-03-01T00:00:00Z'));
      const detection = detectionOf(JOBS, 0);
      const { article } = scanOf([JOBS]);
      const { claims } = await library.saveSelection({ meta: metaOf(), article, detection });
      const claimId = claims[0]?.id ?? '';
      await library.applyPlan(said(claimId, '2026-01-02T00:00:00.000Z'));
      expect(await library.purge()).toBe(0);
      expect(await library.entry(claimId)).toMatchObject({ claim: { quote: JOBS }, others: [] });
    });

    it('does not give back what the reader deleted because a colleague judged it', async () => {
      const clock = clockAt('2026-03-01T00:00:00Z');
      const library = open(clock);
      const { pageId, claims } = await library.savePage(scanOf([LEAD]));
      const claimId = claims[0]?.id ?? '';
      await library.applyPlan(said(claimId, null));
      await library.softDelete([claimId]);
      clock.set('2026-04-02T00:00:00Z');
      expect(await library.purge()).toBe(1);
      expect(await quotes(library, pageId)).toEqual([]);
      expect(await library.usage()).toEqual({ pages: 0, claims: 0, annotations: 0 });
    });

    it('goes with the page once nothing of it is left', async () => {
      const clock = clockAt('2026-03-01T00:00:00Z');
      const library = open(clock);
      const { pageId, claims } = await library.savePage(scanOf([LEAD]));
      await library.softDelete(claims.map(({ id }) => id));
      clock.set('2026-05-01T00:00:00Z');
      expect(await library.purge()).toBe(1);
      expect(await library.findPage([metaOf().url])).toBeNull();
      expect(await library.pendingLookups()).toEqual([]);
      expect((await library.listEntries({}, { offset: 0, limit: 9 })).total).toBe(0);
      // Read again, it is a page like any other.
      expect((await library.savePage(scanOf([LEAD]))).pageId).toBe(pageId);
      expect(await library.count({})).toBe(1);
    });
  });

  describe('the first claims of everything', () => {
    it('are those a list without a query begins with', async () => {
      const clock = clockAt('2026-03-01T08:00:00Z');
      const library = open(clock);
      for (let day = 1; day <= 4; day += 1) {
        clock.set(`2026-03-0${day}T08:00:00Z`);
        const quotes = Array.from({ length: 5 }, (_, at) => `${LEAD} On day ${day}, claim ${at}.`);
        const scan = scanOf(quotes, { url: `https://courier.example/${day}` });
        const { claims } = await library.savePage(scan);
        await library.annotate(claims[1]?.id ?? '', { dismissed: true });
        await library.softDelete([claims[3]?.id ?? '']);
      }
      const { ids } = await library.listEntries({}, { offset: 0, limit: 0 });
      expect(ids).toHaveLength(12);
      const newest = async (limit: number) =>
        (await library.newest(limit)).map(({ claim }) => claim.id);
      expect(await newest(7)).toEqual(ids.slice(0, 7));
      expect(await newest(40)).toEqual(ids);
    });
  });

  describe('speakers looked up afterwards', () => {
    it('are queued with the text, written to the claim, and stay over a re-scan', async () => {
      const library = open();
      const scan = scanOf([LEAD, CHIPS]);
      const { pageId } = await library.savePage(scan);
      const [ticket = '', ...others] = await library.pendingLookups();
      expect(others).toEqual([]);
      const lookup = await library.lookup(ticket);
      expect(lookup).toMatchObject({ pageId, article: scan.article });
      const results = (lookup?.claims ?? []).map(({ claimId, detection }) => ({
        claimId,
        quote: detection.quote,
        speaker: 'Dana Reyes',
        clause: detection.quote.slice(4),
      }));
      await library.saveEnrichment({ pageId, ticket }, results);
      expect(await library.pendingLookups()).toEqual([]);
      await library.savePage(scan);
      expect(await library.pendingLookups()).toEqual([]);
      const entries = await library.entriesOfPage(pageId);
      expect(entries.map(({ claim }) => claim.speaker)).toEqual(['Dana Reyes', 'Dana Reyes']);
      expect(entries.map(({ claim }) => claim.clause)).toEqual([LEAD.slice(4), CHIPS.slice(4)]);
    });

    it('wait in the text of the latest scan that has the claim', async () => {
      const library = open();
      const { pageId } = await library.savePage(scanOf([LEAD, JOBS]));
      const [early = ''] = await library.pendingLookups();
      await library.savePage(scanOf([LEAD, CHIPS]));
      const waiting = await Promise.all(
        (await library.pendingLookups()).map((ticket) => library.lookup(ticket)),
      );
      const words = waiting.map((lookup) => lookup?.claims.map(({ detection }) => detection.quote));
      expect(new Set(words)).toEqual(new Set([[JOBS], [LEAD, CHIPS]]));
      await library.saveEnrichment({ pageId, ticket: early }, []);
      expect(await library.pendingLookups()).toHaveLength(1);
    });
  });

  describe('the whole library', () => {
    async function filled(): Promise<Library> {
      const clock = clockAt('2026-03-01T00:00:00Z');
      const library = open(clock);
      await library.savePage(scanOf([LEAD, CHIPS], { outlet: 'Café Économie' }));
      clock.set('2026-03-02T00:00:00Z');
      const url = 'https://blatt.example/zwei';
      const title = '中国企业加快人工智能竞赛';
      await library.savePage(scanOf([JOBS], { url, title, outlet: 'Blatt', published: null }));
      return library;
    }
    const found = async (library: Library, text: string) =>
      (await library.listEntries({ text }, { offset: 0, limit: 10 })).entries.map(
        ({ claim }) => claim.quote,
      );

    it('lists the newest page first, its claims in page order, a stretch at a time', async () => {
      const library = await filled();
      const list = await library.listEntries({}, { offset: 1, limit: 1 });
      expect(list).toMatchObject({ total: 3, entries: [{ claim: { quote: LEAD } }] });
      const oldest = await library.listEntries({ sort: 'oldest' }, { offset: 0, limit: 3 });
      expect(oldest.entries.map(({ claim }) => claim.quote)).toEqual([LEAD, CHIPS, JOBS]);
      const published = await library.listEntries({ sort: 'published' }, { offset: 0, limit: 3 });
      expect(published.entries.map(({ claim }) => claim.quote)).toEqual([LEAD, CHIPS, JOBS]);
    });

    it.each([
      ['north lab', [LEAD]],
      ['NORTHERN', [LEAD]],
      ['cafe economie chips', [CHIPS]],
      ['ips', []],
      ['竞赛', [JOBS]],
      ['', [JOBS, LEAD, CHIPS]],
    ])('finds by what is typed: %s', async (text, expected) => {
      expect(await found(await filled(), text)).toEqual(expected);
    });

    it('finds by note, tag, speaker as corrected, and forgets what was replaced', async () => {
      const library = await filled();
      const [first] = (await library.listEntries({ text: 'ahead' }, { offset: 0, limit: 1 })).ids;
      await library.annotate(first ?? '', {
        note: 'Überholt',
        tags: ['weekly brief'],
        corrections: { speaker: 'Noor Haddad' },
      });
      for (const text of ['uberholt', 'brief', 'haddad']) {
        expect(await found(library, text)).toEqual([LEAD]);
      }
      await library.annotate(first ?? '', { note: '' });
      expect(await found(library, 'uberholt')).toEqual([]);
    });

    it('filters by what the reader says and counts each value', async () => {
      const library = await filled();
      const { ids } = await library.listEntries({}, { offset: 0, limit: 0 });
      await library.annotate(ids[0] ?? '', { stance: 'agree', credibility: 5, tags: ['x'] });
      await library.annotate(ids[1] ?? '', { corrections: { direction: 'us' } });
      await library.annotate(ids[2] ?? '', { dismissed: true });
      expect(await library.count({ stances: ['agree'] })).toBe(1);
      expect(await library.count({ stances: ['none'] })).toBe(1);
      expect(await library.count({ directions: ['us'], statuses: ['new'] })).toBe(1);
      expect(await library.count({ statuses: ['dismissed'] })).toBe(1);
      expect(await library.count({ tags: ['x'], credibilities: [5, 4] })).toBe(1);
      expect(await library.count({ published: { from: '2026-03-04', to: null } })).toBe(1);
      const facets = await library.facets({});
      expect(facets).toMatchObject({
        total: 2,
        directions: { us: 1, cn: 1 },
        statuses: { reviewed: 1, new: 1, dismissed: 0 },
        outlets: [
          { value: 'Blatt', count: 1 },
          { value: 'Café Économie', count: 1 },
        ],
        tags: [{ value: 'x', count: 1 }],
      });
    });

    it('finds claims of which nobody is named, or the article itself, as the reader has it', async () => {
      const library = open();
      const scan = scanOf([LEAD, JOBS, CHIPS]);
      const speakers = ['Noor Haddad', 'Noor Haddad', null];
      const detections = scan.detections.map((each, at) => ({
        ...each,
        speaker: speakers[at] ?? null,
      }));
      const { claims } = await library.savePage({ ...scan, detections });
      const counts = async () =>
        (await library.facets({})).speakers.map(({ value, count }) => [value, count]);
      expect(await counts()).toEqual([
        ['Noor Haddad', 2],
        ['', 1],
      ]);
      await library.annotate(claims[0]?.id ?? '', { corrections: { speaker: null } });
      await library.annotate(claims[1]?.id ?? '', { corrections: { speaker: 'author' } });
      expect(await counts()).toEqual([
        ['', 2],
        ['author', 1],
      ]);
      const quotes = async (speakers: string[]) =>
        (await library.listEntries({ speakers }, { offset: 0, limit: 9 })).entries.map(
          ({ claim }) => claim.quote,
        );
      expect((await quotes([''])).sort()).toEqual([CHIPS, LEAD].sort());
      expect(await quotes(['author'])).toEqual([JOBS]);
      expect(await quotes(['Noor Haddad'])).toEqual([]);
    });

    it('streams everything in an order that depends on the data alone', async () => {
      const library = await filled();
      const url = 'https://blatt.example/zwei';
      const other = open();
      await other.savePage(scanOf([JOBS], { url }));
      await other.savePage(scanOf([LEAD, CHIPS]));
      const ids = (entries: { claim: { id: string } }[]) => entries.map(({ claim }) => claim.id);
      expect(ids(await everything(library))).toEqual(ids(await everything(other)));
    });
  });

  describe('what the database refuses', () => {
    it('a claim on a second page, an address of a second page, a second judgement: nothing is written', async () => {
      const library = open();
      const { claims } = await library.savePage(scanOf([LEAD]));
      await library.annotate(claims[0]?.id ?? '', { stance: 'agree' });
      const before = await everything(library);
      const [entry] = before;
      if (!entry?.own) throw new Error('nothing was saved');
      const { page, claim, own } = entry;
      const none = { pages: [], claims: [], annotations: [], pairs: [] };
      const other = { ...page, id: 'other', url: 'https://blatt.example/2', aliases: [] };
      for (const writes of [
        { ...none, pages: [other], claims: [{ ...claim, pageId: 'other' }] },
        { ...none, pages: [{ ...other, url: page.url }] },
        { ...none, annotations: [{ record: { ...own, id: 'other' }, replaces: null }] },
        { ...none, pages: [page], claims: [claim, claim] },
      ] as LibraryWrites[]) {
        await library.applyPlan(writes).catch(() => {});
        expect(await everything(library)).toEqual(before);
        expect(await library.usage()).toEqual({ pages: 1, claims: 1, annotations: 1 });
      }
    });
  });

  describe('applying an import', () => {
    async function exported(): Promise<LibraryWrites> {
      const library = open();
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS, LEAD]));
      await library.annotate(claims[0]?.id ?? '', { stance: 'agree' });
      const records = await library.recordsAt([metaOf().url]);
      const annotations = records.annotations.map((record) => ({ record, replaces: null }));
      return { ...records, annotations, pairs: [] };
    }

    it('gives the same library, and later scans know its claims', async () => {
      const writes = await exported();
      const library = open();
      await library.applyPlan(writes);
      const records = await library.recordsAt([metaOf().url]);
      expect(new Set(records.claims)).toEqual(new Set(writes.claims));
      expect(records.annotations).toEqual(writes.annotations.map(({ record }) => record));
      const state = await library.savePage(scanOf([LEAD, CHIPS, LEAD]));
      expect(new Set(state.claims.map(({ id }) => id))).toEqual(
        new Set(writes.claims.map(({ id }) => id)),
      );
    });

    it('keeps the judgements of others beside the own', async () => {
      const writes = await exported();
      const library = open();
      await library.applyPlan(writes);
      const own = writes.annotations[0]?.record;
      if (!own) throw new Error('no annotation');
      const record = { ...own, id: 'other', reviewer: 'Kim', stance: 'disagree' as const };
      await library.applyPlan({
        pages: [],
        claims: [],
        annotations: [{ record, replaces: null }],
        pairs: [],
      });
      const entry = await library.entry(own.claimId);
      expect(entry?.own).toEqual(own);
      expect(entry?.others).toEqual([record]);
      expect((await library.pageState(entry?.page.id ?? '')).claims[0]?.disputed).toBe(true);
    });

    it('writes nothing when an annotation was changed since the plan was made', async () => {
      const clock = clockAt('2026-03-05T08:00:00Z');
      const library = open(clock);
      const { claims } = await library.savePage(scanOf([LEAD]));
      const { own } = (await library.annotate(claims[0]?.id ?? '', { stance: 'agree' })).entry;
      if (!own) throw new Error('no annotation');
      clock.set('2026-03-05T08:00:01Z');
      await library.annotate(claims[0]?.id ?? '', { stance: 'unsure' });
      const writes: LibraryWrites = {
        pages: [{ ...(await library.recordsAt([metaOf().url])).pages[0], title: 'Other' } as never],
        claims: [],
        annotations: [{ record: { ...own, stance: 'disagree' }, replaces: own.modified }],
        pairs: [],
      };
      await expect(library.applyPlan(writes)).rejects.toMatchObject({ code: 'libraryChanged' });
      const entry = await library.entry(claims[0]?.id ?? '');
      expect(entry?.own?.stance).toBe('unsure');
      expect(entry?.page.title).toBe('Two labs, one finish line');
    });
  });

  describe('what the reader says of two claims', () => {
    /** Two claims of two pages. */
    async function twoClaims(library: Library): Promise<[string, string]> {
      const here = await library.savePage(scanOf([LEAD, JOBS]));
      const there = await library.savePage(scanOf([CHIPS], { url: 'https://blatt.example/2' }));
      return [here.claims[0]?.id ?? '', there.claims[0]?.id ?? ''];
    }

    it('is kept with its times, taken back, and counted as not in a file yet', async () => {
      const clock = clockAt('2026-03-05T08:00:00Z');
      const library = open(clock);
      const [here, there] = await twoClaims(library);
      const before = await library.backupMark();
      await library.settleConflict([here, there], false);
      expect(await library.pairs()).toEqual([]);
      await library.settleConflict([here, there], true);
      const claims = [here, there].sort();
      const created = '2026-03-05T08:00:00.000Z';
      const said = { claims, reviewer: '', noConflict: true, created, modified: created };
      expect(await library.pairs()).toEqual([said]);
      clock.set('2026-03-06T08:00:00Z');
      await library.settleConflict([there, here], true);
      expect(await library.pairs()).toEqual([said]);
      await library.settleConflict([there, here], false);
      expect(await library.pairs()).toEqual([
        { ...said, noConflict: false, modified: '2026-03-06T08:00:00.000Z' },
      ]);
      const after = await library.backupMark();
      expect(after.unsaved).toBe(before.unsaved + 2);
      expect(after.state).not.toBe(before.state);
    });

    it('keeps a claim that scans no longer make, and goes with one that is deleted for good', async () => {
      const clock = clockAt('2026-03-01T00:00:00Z');
      const library = open(clock);
      const [here, there] = await twoClaims(library);
      await library.settleConflict([here, there], true);
      const state = await library.savePage({
        ...scanOf([JOBS]),
        anchors: [{ claimId: here, state: 'exact', quote: null, selectors: null }],
      });
      expect(state.claims.map(({ id }) => id)).toContain(here);
      await library.softDelete([there]);
      expect(await library.pairs()).toHaveLength(1);
      clock.set('2026-05-01T00:00:00Z');
      await library.purge();
      expect(await library.pairs()).toEqual([]);
    });

    it('is written by an import, unless it was said anew meanwhile', async () => {
      const clock = clockAt('2026-03-01T00:00:00Z');
      const library = open(clock);
      const [here, there] = await twoClaims(library);
      await library.settleConflict([here, there], true);
      const [record] = await library.pairs();
      if (!record) throw new Error('nothing was said');
      const kim = { ...record, reviewer: 'Kim' };
      const none = { pages: [], claims: [], annotations: [] };
      await library.applyPlan({ ...none, pairs: [{ record: kim, replaces: null }] });
      expect(await library.pairs()).toEqual([record, kim]);
      clock.set('2026-03-02T00:00:00Z');
      await library.settleConflict([here, there], false);
      const late = { record: { ...record, noConflict: true }, replaces: record.modified };
      await expect(library.applyPlan({ ...none, pairs: [late] })).rejects.toMatchObject({
        code: 'libraryChanged',
      });
    });
  });

  describe('erasing', () => {
    it('erases everything', async () => {
      const library = open();
      const { claims } = await library.savePage(scanOf([LEAD, CHIPS]));
      const [one = '', other = ''] = claims.map(({ id }) => id);
      await library.annotate(one, { stance: 'agree' });
      await library.settleConflict([one, other], true);
      await library.eraseAll();
      expect(await library.pairs()).toEqual([]);
      expect(await library.usage()).toEqual({ pages: 0, claims: 0, annotations: 0 });
      expect(await library.pendingLookups()).toEqual([]);
      expect(await library.backupState()).toEqual({ unsaved: 0, last: null });
    });
  });
}
