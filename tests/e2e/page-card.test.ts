/** The card on the page: opened at a claim, by mouse and keyboard, and by nobody else. */

import type { Frame, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';
import {
  choose,
  type Extension,
  highlights,
  launch,
  paintedClaims,
  type Served,
  storedRows,
  until,
} from './harness.ts';
import { beginning } from './shared-browser.ts';

let extension: Extension;
let pages = 0;
beginning(async () => {
  await extension?.close();
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
  // They are painted as saved claims, which a click opens the card of, with the next frame.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
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

/** Clicks into the words of the page, of a shadow tree in it, or of its frame. */
async function clickOn(page: Page, words: string) {
  const box = await page.evaluate((text) => {
    const roots = [
      document,
      document.querySelector('story-body')?.shadowRoot,
      document.querySelector('iframe')?.contentDocument,
    ];
    const paragraph = roots
      .flatMap((root) => [...(root?.querySelectorAll('p') ?? [])])
      .find((each) => each.textContent?.includes(text));
    const node = paragraph?.firstChild as Text;
    const range = new Range();
    range.setStart(node, node.data.indexOf(text));
    range.setEnd(node, node.data.indexOf(text) + text.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    const frame = node.ownerDocument.defaultView?.frameElement?.getBoundingClientRect();
    return { x: x + (frame?.x ?? 0), y: y + (frame?.y ?? 0), width, height };
  }, words);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** An article of which one part stands in an open shadow tree, one in a frame, and a line of small print below. */
const SMALL_PRINT = 'Our own count puts China ahead in cheap AI models by the end of the decade.';
const scattered = (url: string) => {
  const [first = '', second = '', third = '', fourth = '', last = ''] = CHIP_ARTICLE.paragraphs;
  const inside = `<style>p{font:16px/1.4 serif}</style><p>${third}</p><p>${fourth}</p>`;
  return articlePage(
    { ...CHIP_ARTICLE, url, paragraphs: [first, last] },
    {
      after: `<template id="body"><p>${second}</p><p>The pilots of Porto would rather have tide tables.</p></template><script>
        customElements.define('story-body', class extends HTMLElement {
          connectedCallback() {
            const root = this.attachShadow({ mode: 'open' });
            root.append(document.getElementById('body').content.cloneNode(true));
          }
        });
        const frame = document.createElement('iframe');
        frame.style.cssText = 'border:3px solid;width:90%;height:200px';
        frame.srcdoc = ${JSON.stringify(inside).replaceAll('</', '<\\/')};
        document.querySelector('article').append(document.createElement('story-body'), frame);
      </script><aside class="legal"><p>${SMALL_PRINT}</p></aside>`,
    },
  );
};

/** Everything painted in a page and in its frames. */
const paintedAnywhere = async (page: Page) => {
  const lists = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(() =>
          [...CSS.highlights].flatMap(([, ranges]) => [...ranges].map((range) => `${range}`)),
        ),
      ),
  );
  return lists.flat();
};

describe('text in trees of its own', () => {
  it('is looked into by a click and selected for a claim, in a shadow tree, a frame and outside the article', async () => {
    pages += 1;
    const url = `http://card${pages}.example/2026/11/chip-lead`;
    extension.site[url] = scattered(url);
    const page = await extension.open(url);
    const has = (words: string) =>
      until(`${words} to be painted`, async () =>
        (await paintedAnywhere(page)).some((text) => text.includes(words)),
      );
    await has('catch up with the United States');
    await has('Huawei’s plans');
    const line = await page.evaluate(() => {
      const paragraph = document.querySelector('story-body')?.shadowRoot?.querySelector('p');
      return (
        paragraph && getComputedStyle(paragraph, '::highlight(racemark-race)').textDecorationLine
      );
    });
    expect(line).toBe('underline');
    await until('the page to be saved', async () =>
      (await storedRows(extension, 'pages')).some((row) =>
        String(row.url).includes(`card${pages}.`),
      ),
    );
    for (const words of ['catch up with the United States', 'Huawei’s plans']) {
      await clickOn(page, words);
      const card = await openCard(page);
      expect(await card.getByTestId('card-quote').textContent()).toContain(words);
      await page.keyboard.press('Escape');
      await until('the card to close', () => cardOf(page) === undefined);
    }
    const save = () =>
      extension.evaluate(async (address) => {
        const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
        const message = { id: 7, type: 'saveSelection', timestamp: 1 };
        return (await chrome.tabs.sendMessage(tab?.id ?? -1, message)).res;
      }, url);
    for (const words of ['would rather have', 'Hospitals in Porto', 'Our own count']) {
      await page.evaluate((text) => {
        const roots = [
          document,
          document.querySelector('story-body')?.shadowRoot,
          document.querySelector('iframe')?.contentDocument,
        ];
        const node = roots
          .flatMap((root) => [...(root?.querySelectorAll('p') ?? [])])
          .find((each) => each.textContent?.includes(text))?.firstChild as Text;
        for (const view of [window, window[0] as Window]) view.getSelection()?.removeAllRanges();
        const { defaultView } = node.ownerDocument;
        defaultView?.getSelection()?.setBaseAndExtent(node, 0, node, node.length);
      }, words);
      expect(await save()).toEqual({ saved: true });
      await has(words);
    }
    await page.reload();
    for (const words of ['would rather have', 'Hospitals in Porto', 'Our own count'])
      await has(words);
  });
});

describe('the card', () => {
  it('opens on a click on a claim, takes the reader’s judgement, and closes with Escape', async () => {
    const { page } = await open();
    const before = await page.evaluate(() => document.querySelectorAll('*').length);
    await clickOn(page, 'catch up with the United States');
    const card = await openCard(page);
    expect(await card.getByTestId('card-quote').textContent()).toContain('China will catch up');
    const radio = (group: string, name: string) =>
      card.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true });
    await choose(radio('Stance', 'Agree'));
    await choose(radio('Credibility', '4'));
    await until('the claim to be marked reviewed', async () => {
      const { reviewed = [] } = await highlights(page);
      return reviewed.length === 1 && reviewed[0]?.includes('catch up');
    });
    await page.keyboard.press('Escape');
    await until('the card to close', () => cardOf(page) === undefined);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBe(before);
  });

  it('opens, judges and takes back by keyboard alone, and gives the focus back', async () => {
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
    const { keyboard } = page;
    const reviewed = async () => (await highlights(page)).reviewed?.length ?? 0;
    const agree = card.getByRole('radio', { name: 'Agree', exact: true });
    const note = card.getByRole('textbox', { name: 'Note' });
    await keyboard.press('a');
    await keyboard.press('4');
    await until('the claim to be marked reviewed', async () => (await reviewed()) === 1);
    await keyboard.press('n');
    await keyboard.type('Adds up');
    await keyboard.press('Escape');
    await keyboard.press('u');
    await until('the note to go', async () => (await note.inputValue()) === '');
    expect(await agree.isChecked()).toBe(true);
    await keyboard.press('u');
    const undo = card.getByRole('button', { name: 'Undo' });
    for (let step = 0; step < 20; step += 1) {
      if (await undo.evaluate((each) => each === document.activeElement)) break;
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await until('the judgement to be taken back', async () => (await reviewed()) === 0);
    expect(await agree.isChecked()).toBe(false);
    await undo.waitFor({ state: 'detached' });
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

  it('can be used on a claim in a modal dialog of the page', async () => {
    const { page } = await open();
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.append(document.querySelector('article') as Element);
      document.body.append(dialog);
      dialog.showModal();
    });
    await until('the claims', async () => (await paintedClaims(page)).length >= 3);
    const card = await until('the card', async () => {
      if (!cardOf(page)) await clickOn(page, 'four months');
      await page.waitForTimeout(400);
      return cardOf(page);
    });
    await choose(card.getByRole('radio', { name: 'Agree', exact: true }));
    await until('the stance', () =>
      card.getByRole('radio', { name: 'Agree', exact: true }).isChecked(),
    );
  });

  it('takes no click while the page hides it, says so, and takes it once it is seen', async () => {
    const { page } = await open();
    await clickOn(page, 'catch up with the United States');
    const card = await openCard(page);
    const agree = card.getByRole('radio', { name: 'Agree', exact: true });
    const hidden = card.getByText('Nothing was changed');
    const hide = (css: string) =>
      page.evaluate((rule) => {
        (document.documentElement.lastElementChild as HTMLElement).style.cssText += rule;
      }, css);
    for (const [hiding, showing] of [
      ['opacity: .02 !important', 'opacity: 1 !important'],
      ['filter: blur(4px) !important', 'filter: none !important'],
    ] as const) {
      await hide(hiding);
      await until('the click to be refused', async () => {
        await choose(agree);
        return hidden.isVisible();
      });
      const isMarked = await agree.isChecked();
      await choose(agree);
      expect(await agree.isChecked()).toBe(isMarked);
      await hide(showing);
      await hidden.waitFor({ state: 'detached' });
    }
    const before = await agree.isChecked();
    await choose(agree);
    await until('the click to be taken', async () => (await agree.isChecked()) !== before);
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
