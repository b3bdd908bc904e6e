/**
 * An article whose claims do not depend on how well spotting works: in place of the content script a few lines
 * answer for it, after they have sent the worker claims that are written down here.
 */
import type { Frame, Locator, Page } from 'playwright-core';
import type { AnchorState } from '../../utils/anchoring/types.ts';
import type { AnchoredDetection } from '../../utils/messages.ts';
import { articlePage, type SampleArticle } from '../fixtures/articles.ts';
import { articleOf, detectionOf, sightingOf } from '../fixtures/records.ts';
import { type Extension, until } from './harness.ts';

type Known = Partial<
  Pick<AnchoredDetection, 'tier' | 'type' | 'direction' | 'horizon' | 'reasons'>
>;

const reason = (feature: string, evidence: string) => ({ feature, weight: 1, evidence });

/** Sentences with what is said about them; the last words name who says them. */
export const CLAIMS: readonly (readonly [quote: string, known: Known])[] = [
  [
    '“China will catch up with the United States in artificial intelligence within two years,” said Mirela Dascalu.',
    {
      type: 'forecast',
      direction: 'closing',
      horizon: { text: 'within two years', from: null, to: '2028-11-03', precision: 'year' },
      reasons: [
        reason('shift', 'catch up with'),
        reason('cn', 'China'),
        reason('future', 'within two years'),
      ],
    },
  ],
  [
    'DeepSeek’s new open model now trails OpenAI’s best system by only four months.',
    { type: 'standing', direction: 'closing' },
  ],
  [
    'Export controls on advanced chips have slowed Huawei’s plans for an accelerator to match Nvidia’s.',
    { type: 'policy', direction: 'us' },
  ],
  [
    'Hospitals in Porto use a large language model to summarise patient records, and it makes mistakes in four per cent of them.',
    { tier: 'wider', type: 'impact', direction: 'none' },
  ],
  [
    'Chinese laboratories published more of the hundred most cited papers on language models than American ones for the third year in a row, and although the authors of the survey warn that citations say little about what is kept behind closed doors, they take it as a sign that the lead of the United States in research, which looked safe a decade ago, has shrunk to almost nothing in the fields that matter most for the next generation of models.',
    { type: 'trend', direction: 'parity' },
  ],
  [
    'America still owns three quarters of the world’s computing power for training.',
    { type: 'resource', direction: 'us' },
  ],
  [
    '“We are in a race, and we are not winning it,” said Senator Ruth Okonjo.',
    { type: 'framing', direction: 'cn' },
  ],
  [
    'Alibaba’s Qwen has overtaken Meta’s Llama as the most downloaded family of open models.',
    { type: 'standing', direction: 'cn' },
  ],
];

export const STAND_IN_ARTICLE: SampleArticle = {
  url: 'http://www.harbourpost.example/tech/2026/11/closing-gap',
  title: 'China is closing the AI gap with fewer chips',
  published: '2026-11-03T07:30:00Z',
  paragraphs: CLAIMS.map(([quote]) => quote),
};

export interface StandIn {
  page: Page;
  claimIds: string[];
  /** What the page answers from now on. */
  answer(answers: Record<string, unknown>): Promise<void>;
  /** Shows the card of a claim, in a frame as the content script does; where it is, and the frame. */
  card(at: number): Promise<{ frame: Frame; part: Locator }>;
  /** Address of a claim's card; opens in the article's own tab, which then shows the card instead. */
  cardAddress(at: number): Promise<string>;
  /** How the claims stand on the page from now on; exact where nothing is said. */
  anchors(states: Record<number, AnchorState>): Promise<void>;
}

/** Opens the article; the extension is launched with `undecided`, so that no content script starts. */
export async function standIn(extension: Extension, claims = CLAIMS): Promise<StandIn> {
  const article = { ...STAND_IN_ARTICLE, paragraphs: claims.map(([quote]) => quote) };
  const { url } = article;
  extension.site[url] = articlePage(article, {
    style: 'max-width: 40rem; margin: 2rem auto; font: 1.125rem/1.6 Georgia, serif',
  });
  const page = await extension.open(url);
  const text = articleOf(...article.paragraphs);
  const identity = url.replace(/^http:\/\/www\./, 'https://');
  const scan = {
    meta: sightingOf({
      title: article.title,
      outlet: 'The Harbour Post',
      published: '2026-11-03',
      url: identity,
      visited: url,
    }),
    article: { ...text, title: article.title, date: '2026-11-03' },
    detections: text.blocks.map(({ start, end }, at) =>
      detectionOf(text.text.slice(start, end), start, claims[at]?.[1]),
    ),
    anchors: [],
  };
  const ids = await extension.evaluate(
    async ([address, data]) => {
      const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        // As text: on the way a value that is null would be lost.
        args: [JSON.stringify(data)],
        func: async (message: string) => {
          // A tab that does not answer this one is taken for closed.
          const answers: Record<string, unknown> = { stateChanged: null, showClaim: true };
          chrome.runtime.onMessage.addListener(({ type }, _, reply) => {
            if (type === 'setAnswers') return;
            if (type in answers) reply({ res: answers[type] });
          });
          chrome.runtime.onMessage.addListener(({ type, data: more }, _, reply) => {
            if (type !== 'setAnswers') return;
            Object.assign(answers, more);
            reply({ res: null });
          });
          const send = (type: string, sent: object) =>
            chrome.runtime.sendMessage({ id: 1, type, data: sent, timestamp: Date.now() });
          const { res, err } = await send('pageScanned', JSON.parse(message));
          return res ?? String(err?.message);
        },
      });
      // As if the reader had asked for it: where nothing runs by itself it would be forgotten with the next change.
      await chrome.storage.session.set({ [`asked.${tab?.id}`]: true });
      return injected?.result as { pageId: string; claims: { id: string }[] } | string;
    },
    [url, scan] as const,
  );
  if (typeof ids === 'string') throw new Error(`the scan was refused: ${ids}`);
  const claimIds = ids.claims.map(({ id }) => id);
  const answer = async (answers: Record<string, unknown>) => {
    await extension.evaluate(
      async ([address, data]) => {
        const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
        await chrome.tabs.sendMessage(tab?.id ?? -1, { type: 'setAnswers', data });
      },
      [url, answers] as const,
    );
  };
  const anchors: StandIn['anchors'] = (states) =>
    answer({
      tabReport: {
        isArticle: true,
        title: article.title,
        pageId: ids.pageId,
        counts: { race: claims.length, wider: 0 },
        anchors: claimIds.map((claimId, at) => ({ claimId, state: states[at] ?? 'exact' })),
        absence: null,
      },
    });
  const cardAddress: StandIn['cardAddress'] = async (at) => {
    const token = await extension.evaluate(async (address) => {
      const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
      const key = `tab.${tab?.id}`;
      return (await chrome.storage.session.get<Record<string, { token: string }>>(key))[key]?.token;
    }, url);
    const values = new URLSearchParams({ claimId: claimIds[at] ?? '', token: token ?? '' });
    return `chrome-extension://${extension.id}/card.html#${values}`;
  };
  const card: StandIn['card'] = async (at) => {
    await extension.evaluate(
      async ([tabUrl, cardUrl]) => {
        const tab = (await chrome.tabs.query({})).find((each) => each.url === tabUrl);
        await chrome.scripting.executeScript({
          target: { tabId: tab?.id ?? -1 },
          args: [new URL(cardUrl).hash],
          func: (hash: string) => {
            document.querySelector('iframe')?.remove();
            const frame = document.createElement('iframe');
            frame.style.cssText =
              'position:fixed;inset:40px auto auto 40px;width:380px;height:200px;border:0;color-scheme:normal';
            frame.src = chrome.runtime.getURL('/card.html') + hash;
            addEventListener('message', ({ data }) => {
              if (data.racemarkCard === 'height') frame.style.height = `${data.height}px`;
            });
            document.body.append(frame);
          },
        });
      },
      [url, await cardAddress(at)] as const,
    );
    const frame = await until('the card', () =>
      page.frames().find((each) => each.url().includes('/card.html')),
    );
    await frame
      .getByTestId('card-quote')
      .getByText(CLAIMS[at]?.[0] ?? '')
      .waitFor();
    return { frame, part: page.locator('iframe') };
  };
  await anchors({});
  const first = claimIds[0] ?? '';
  await until('the speakers', () =>
    extension.evaluate(async (claimId) => {
      const { res } = await chrome.runtime.sendMessage({
        id: 1,
        type: 'claimsRead',
        data: { claimIds: [claimId] },
        timestamp: Date.now(),
      });
      return res[0]?.claim.speaker !== null;
    }, first),
  );
  return { page, claimIds, answer, anchors, card, cardAddress };
}
