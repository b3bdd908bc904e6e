/** Pages that are broken, huge or hostile: reading goes on, and so does the page. */

import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { articlePage, CHIP_ARTICLE, type PageOptions } from '../fixtures/articles.ts';
import { type Extension, launch, paintedClaims, until } from './harness.ts';
import { beginning } from './shared-browser.ts';

let extension: Extension;
let pages = 0;
beginning(async () => {
  await extension?.close();
  extension = await launch();
});
afterAll(() => extension?.close());

async function open(options: PageOptions = {}, change: (html: string) => string = (html) => html) {
  pages += 1;
  const url = `http://hostile${pages}.example/2026/11/chip-lead`;
  extension.site[url] = change(articlePage({ ...CHIP_ARTICLE, url }, options));
  const page = await extension.open(url);
  return { page, url };
}

const painted = (page: Page, atLeast = 3, timeout?: number) =>
  until(
    `${atLeast} painted claims`,
    async () => {
      const texts = await paintedClaims(page);
      return texts.length >= atLeast && texts;
    },
    timeout,
  );

/** Texts painted, seen from a world in which the page has broken nothing. */
async function paintedInPeace(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const world = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { result } = await cdp.send('Runtime.evaluate', {
    contextId: world.executionContextId,
    returnByValue: true,
    expression:
      '[...CSS.highlights].flatMap(([name, ranges]) => [...ranges].map((range) => name + " " + range))',
  });
  await cdp.detach();
  return result.value as string[];
}

describe('a page that breaks what scripts rely on', () => {
  it('may replace globals and prototypes', async () => {
    const { page } = await open({
      head: `<script>
        for (const name of ['Map', 'Set', 'Promise', 'MutationObserver', 'Range', 'Highlight', 'CSSStyleSheet', 'performance', 'scheduler']) {
          try { Object.defineProperty(window, name, { value: undefined }); } catch {}
        }
        Array.prototype.map = Array.prototype.filter = () => { throw new Error('mine'); };
        String.prototype.slice = RegExp.prototype.exec = () => { throw new Error('mine'); };
        Node.prototype.contains = Document.prototype.createTreeWalker = () => { throw new Error('mine'); };
        Object.defineProperty(Node.prototype, 'nextSibling', { get() { throw new Error('mine'); } });
        Object.defineProperty(Object.prototype, 'then', { get() { throw new Error('mine'); }, configurable: true });
      </script>`,
    });
    const texts = await until('the highlights', async () => {
      const now = await paintedInPeace(page);
      return now.length >= 3 && now;
    });
    expect(texts).toContainEqual(expect.stringMatching(/^racemark-race .*China will catch up/));
  });

  it('may name its elements like properties of the document', async () => {
    const names =
      'body head documentElement title URL baseURI querySelector querySelectorAll createRange createTreeWalker createElement adoptedStyleSheets getElementsByTagName defaultView visibilityState addEventListener fonts forms all children childNodes nodeType parentNode racemark racemarkLife racemarkReading racemarkTools racemarkAsked'.split(
        ' ',
      );
    const fields =
      'attributes hasAttribute parentElement matches closest id className classList hidden style isConnected textContent contains ownerDocument shadowRoot children childNodes lastChild getRootNode compareDocumentPosition'.split(
        ' ',
      );
    const after = `<form name="body"></form>${names.map((name) => `<img name="${name}" id="${name}" alt="">`).join('')}`;
    // Old systems wrap whole pages in a form.
    const { page } = await open({ after }, (html) =>
      html
        .replace(
          /<body[^>]*>/,
          `$&<form role="main" class="article-body">${fields.map((name) => `<input type="hidden" name="${name}">`).join('')}`,
        )
        .replace('</body>', '</form></body>'),
    );
    const texts = await until('the highlights', async () => {
      const now = await paintedInPeace(page);
      return now.length >= 3 && now;
    });
    expect(texts).toContainEqual(expect.stringMatching(/^racemark-race .*China will catch up/));
  });

  it('may hide the tree itself behind the fields of a form, and is left alone then', async () => {
    const { page, url } = await open({
      after:
        '<form role="main"><input name="firstChild"><input name="nextSibling"><input name="getAttribute"></form>',
    });
    const report = await until('the verdict', async () => {
      const now = await extension.evaluate(async (address) => {
        const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
        const message = { id: 1, type: 'tabReport', timestamp: 1 };
        return (await chrome.tabs.sendMessage(tab?.id ?? -1, message)).res;
      }, url);
      return now.absence !== null && now;
    });
    expect(report.absence).toBe('notArticle');
    expect(await paintedInPeace(page)).toEqual([]);
  });

  it('may hold things that look like a text but are none', async () => {
    const { page } = await open({
      head: '<script>Object.defineProperty(window, "all", { get: () => document.all });</script>',
      after:
        '<form id="all"><input id="length" name="length"></form><template><p>China leads the AI race.</p></template><svg><text>China leads the United States in the AI race.</text></svg><math><mtext>OpenAI leads.</mtext></math>',
    });
    expect((await painted(page)).length).toBeLessThan(10);
  });

  it('may clear the registry of highlights, again and again', async () => {
    const { page } = await open();
    const before = await painted(page);
    for (let round = 0; round < 2; round += 1) {
      await page.evaluate(() => CSS.highlights.clear());
      await until('the highlights to be back', async () => {
        return (await paintedClaims(page)).length === before.length;
      });
    }
  });

  it('may throw all adopted style sheets away, and keeps its own otherwise', async () => {
    const { page } = await open();
    await painted(page);
    await page.evaluate(() => {
      const own = new CSSStyleSheet();
      own.replaceSync('p { color: rgb(1, 2, 3) }');
      document.adoptedStyleSheets = [own];
    });
    await until('both sheets', () => page.evaluate(() => document.adoptedStyleSheets.length === 2));
    expect(
      await page.evaluate(() => getComputedStyle(document.querySelector('p') as Element).color),
    ).toBe('rgb(1, 2, 3)');
  });

  it('keeps highlights of its own', async () => {
    const { page } = await open({
      after: `<script>
        const range = new Range(); range.selectNodeContents(document.querySelector('h1'));
        CSS.highlights.set('search', new Highlight(range));
      </script>`,
    });
    await painted(page);
    expect(await page.evaluate(() => CSS.highlights.get('search')?.size)).toBe(1);
  });
});

describe('a page that changes under the reader’s eyes', () => {
  it('may take nodes away while they are read', async () => {
    const filler = Array.from(
      { length: 3_000 },
      (_, index) => `<p>Paragraph ${index} is about the ferry, the harbour and the weather.</p>`,
    ).join('');
    const { page } = await open(
      {
        after: `<script>
          const victims = [...document.querySelectorAll('article p')].reverse();
          const strike = () => {
            for (let count = 0; count < 40 && victims.length > 20; count += 1) victims.pop().remove();
            if (victims.length > 20) setTimeout(strike, 0);
          };
          strike();
        </script>`,
      },
      (html) => html.replace('</article>', `${filler}</article>`),
    );
    await until('the removal to end', () =>
      page.evaluate(() => document.querySelectorAll('p').length < 30),
    );
    await until('only what is there to be painted', async () => {
      const texts = await paintedClaims(page);
      return texts.length === 1 && texts[0] === CHIP_ARTICLE.title;
    });
  });

  it('may change a hundred times a second for ever', async () => {
    const { page } = await open({
      after: `<div id="ticker"></div><script>
        let count = 0;
        setInterval(() => {
          count += 1;
          document.getElementById('ticker').textContent = 'NVDA ' + count;
          const note = document.createElement('p');
          note.textContent = 'Update ' + count + ': the ferry is late.';
          document.querySelector('article').append(note);
          if (document.querySelectorAll('article p').length > 60) note.previousSibling.remove();
        }, 10);
      </script>`,
    });
    await painted(page);
    await page.waitForTimeout(1_500);
    expect((await paintedClaims(page)).length).toBeGreaterThanOrEqual(3);
    const frames = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let drawn = 0;
          const end = performance.now() + 1_000;
          const draw = () => {
            drawn += 1;
            if (performance.now() > end) resolve(drawn);
            else requestAnimationFrame(draw);
          };
          draw();
        }),
    );
    expect(frames).toBeGreaterThan(20);
  });
});

describe('a page of unusual size or script', () => {
  it('may hold a table of a hundred thousand nodes', async () => {
    const row = `<tr>${'<td>7</td>'.repeat(25)}</tr>`;
    const { page } = await open({ after: `<table>${row.repeat(2_000)}</table>` });
    expect((await painted(page, 3, 20_000)).length).toBeGreaterThanOrEqual(3);
  });

  it('may hold text nodes of a megabyte, one of them without a space or an end of a sentence', async () => {
    const text = 'the quick harbour ferry sails at dawn and nobody minds. '.repeat(20_000);
    const { page } = await open({}, (html) =>
      html.replace('</article>', `<p>${text}</p><p>${'x'.repeat(1_000_000)}</p></article>`),
    );
    expect((await painted(page, 3, 20_000)).length).toBeGreaterThanOrEqual(3);
  });

  it('may be written from right to left', async () => {
    const { page } = await open({}, (html) =>
      html
        .replace('<html lang="en">', '<html lang="he" dir="rtl">')
        .replace(
          '</article>',
          '<p>החברה פרסמה מודל חדש. It beats OpenAI’s best AI model, the firm said.</p></article>',
        ),
    );
    expect((await painted(page)).length).toBeGreaterThanOrEqual(3);
  });

  it('may be written in Chinese, with emoji and combining signs between', async () => {
    const { page } = await open({}, (html) =>
      html.replace(
        '</article>',
        '<p>公司表示，新模型已经发布。🤖👩🏽‍💻 Cafe\u0301 owners say DeepSeek’s AI model now trails OpenAI’s by a month.</p></article>',
      ),
    );
    const texts = await painted(page);
    expect(texts.every((text) => !/[\ud800-\udbff]$|^[\udc00-\udfff]/.test(text))).toBe(true);
  });
});

describe('an extension that is updated while the tab is open', () => {
  it('goes quiet in the old tab and takes its highlights along', async () => {
    // The last test of this browser.
    const { page } = await open();
    await painted(page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await extension.evaluate(() => setTimeout(() => chrome.runtime.reload(), 50), undefined);
    await until('the highlights to go', async () => (await paintedClaims(page)).length === 0);
    await page.evaluate(() => document.querySelector('article')?.append('More text.'));
    await page.waitForTimeout(1_500);
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  });
});
