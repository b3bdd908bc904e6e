/** The card on the page: opened at a claim, by mouse and keyboard, and by nobody else. */

import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';
import {
  type Extension,
  highlights,
  launch,
  paintedClaims,
  type Served,
  storedRows,
  until,
} from './harness.ts';

let extension: Extension;
let pages = 0;
beforeAll(async () => {
  extension = await launch();
});
afterAll(() => extension?.close());

async function open(served: Partial<Served> = {}) {
  pages += 1;
  const url = `http://card${pages}.example/2026/11/chip-lead`;
  extension.site[url] = { body: articlePage({ ...CHIP_ARTICLE, url }), ...served };
  const page = await extension.open(url);
  await until('the claims', async () => (await paintedClaims(page)).length >= 3);
  await until('the claims to be saved', async () => {
    const answer = await extension.evaluate(async (address) => {
      const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
      return chrome.tabs.sendMessage(tab?.id ?? -1, { id: 1, type: 'tabReport', timestamp: 1 });
    }, url);
    return answer.res.anchors.length >= 3;
  });
  return { page, url };
}

const cardOf = (page: Page): Frame | undefined =>
  page.frames().find((frame) => frame.url().includes('/card.html'));

const openCard = (page: Page) =>
  until('the card', async () => {
    const frame = cardOf(page);
    const quote = await frame?.getByTestId('card-quote').textContent({ timeout: 1_000 });
    return quote && quote.length > 30 && frame;
  });

/** Clicks into the words of the page. */
async function clickOn(page: Page, words: string) {
  const box = await page.evaluate((text) => {
    const paragraph = [...document.querySelectorAll('p')].find((each) =>
      each.textContent?.includes(text),
    );
    const node = paragraph?.firstChild as Text;
    const range = new Range();
    range.setStart(node, node.data.indexOf(text));
    range.setEnd(node, node.data.indexOf(text) + text.length);
    return range.getBoundingClientRect().toJSON() as DOMRect;
  }, words);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

describe('the card', () => {
  it('opens on a click on a claim, takes the reader’s judgement, and closes with Escape', async () => {
    const { page } = await open();
    const before = await page.evaluate(() => document.querySelectorAll('*').length);
    await clickOn(page, 'catch up with the United States');
    const card = await openCard(page);
    expect(await card.getByTestId('card-quote').textContent()).toContain('China will catch up');
    const radio = (group: string, name: string) =>
      card.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true });
    await radio('Stance', 'Agree').check({ force: true });
    await radio('Credibility', '4').check({ force: true });
    await until('the claim to be marked reviewed', async () => {
      const { reviewed = [] } = await highlights(page);
      return reviewed.length === 1 && reviewed[0]?.includes('catch up');
    });
    await page.keyboard.press('Escape');
    await until('the card to close', () => cardOf(page) === undefined);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBe(before);
  });

  it('opens by keyboard, takes the focus, and gives it back', async () => {
    const { page, url } = await open({
      body: articlePage(
        { ...CHIP_ARTICLE, url: 'http://keys.example/a' },
        { after: '<button id="own">Own</button>' },
      ),
    });
    await extension.evaluate(async (address) => {
      const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
      await chrome.tabs.sendMessage(tab?.id ?? -1, {
        id: 1,
        type: 'stepClaim',
        data: { by: 1 },
        timestamp: 1,
      });
    }, url);
    await until('the focus on a claim', async () => (await highlights(page)).focused?.length);
    await page.keyboard.press('Enter');
    const card = await openCard(page);
    await until('the focus in the card', () => card.evaluate(() => document.hasFocus()));
    await page.keyboard.press('Escape');
    await until('the card to close', () => cardOf(page) === undefined);
    await until('the focus on the page', () => page.evaluate(() => document.hasFocus()));
  });

  it('works under a strict content security policy, and cannot be read or restyled by the page', async () => {
    const { page } = await open({
      headers: {
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; frame-src 'none'; child-src 'none'",
      },
    });
    await page.addStyleTag({
      content:
        'iframe, div { display: none !important; opacity: 0 !important; inset: 0 !important }',
    });
    await clickOn(page, 'catch up with the United States');
    await openCard(page);
    await until('the card to grow to its claim', () =>
      page.evaluate(
        () => (document.documentElement.lastElementChild as HTMLElement).offsetHeight > 100,
      ),
    );
    const seen = await page.evaluate(() => {
      const host = document.documentElement.lastElementChild as HTMLElement;
      const box = host.getBoundingClientRect();
      return {
        shadow: host.shadowRoot,
        frames: window.length,
        html: document.documentElement.outerHTML,
        opacity: getComputedStyle(host).opacity,
        width: box.width,
        height: box.height,
        resources: performance.getEntriesByType('resource').map(({ name }) => name),
      };
    });
    expect(seen.shadow).toBeNull();
    expect(seen.html).not.toMatch(/token|card\.html/);
    expect(seen.resources.join(' ')).not.toMatch(/token/);
    expect(seen.opacity).toBe('1');
    expect(seen.width).toBeGreaterThan(300);
    expect(seen.height).toBeGreaterThan(100);
  });

  it('gives a page that frames it by itself nothing', async () => {
    const { page } = await open();
    const html = '<h1>Mine</h1>';
    extension.site['http://thief.example/'] = html;
    const claims = await storedRows<{ id: string; quote: string }>(extension, 'claims');
    await page.close();
    const thief = await extension.open('http://thief.example/');
    await thief.evaluate(
      ([id, claimId]) => {
        const frame = document.createElement('iframe');
        frame.src = `chrome-extension://${id}/card.html#claimId=${claimId}&token=guess`;
        document.body.append(frame);
      },
      [extension.id, claims[0]?.id ?? ''],
    );
    await thief.waitForTimeout(1_000);
    for (const frame of thief.frames()) {
      const text = await frame.evaluate(() => document.body?.textContent ?? '').catch(() => '');
      expect(claims.some(({ quote }) => text.includes(quote))).toBe(false);
    }
  });
});
