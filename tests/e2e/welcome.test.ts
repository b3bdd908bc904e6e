/** First run: opened once, a sample that works at once, a choice that takes effect. */
import { describe, expect, it } from 'vitest';
import { articlePage, CHIP_ARTICLE } from '../fixtures/articles.ts';
import { choose, type Extension, highlights, paintedClaims, until } from './harness.ts';
import { sharedBrowser } from './shared-browser.ts';

const launch = sharedBrowser();
let extension: Extension;

const everywhere = () =>
  extension.evaluate(async () => {
    const { settings } = await chrome.storage.local.get<{ settings?: { everywhere?: string } }>(
      'settings',
    );
    return settings?.everywhere ?? null;
  }, undefined);

describe('the welcome page', () => {
  it('opens by itself, once', async () => {
    // In a browser just launched: no test before this one.
    extension = await launch({ granted: false });
    const isWelcome = (page: { url(): string }) => page.url().endsWith('/welcome.html');
    await until('the page', () => extension.context.pages().some(isWelcome));
    await extension.killWorker();
    await extension.worker();
    expect(extension.context.pages().filter(isWelcome)).toHaveLength(1);
  });

  it('comes without a permission to read any site', async () => {
    extension = await launch({ granted: false });
    const { manifest, granted } = await extension.evaluate(async () => {
      return {
        manifest: chrome.runtime.getManifest(),
        granted: (await chrome.permissions.getAll()).origins ?? [],
      };
    }, undefined);
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(granted).toEqual([]);
  });

  it('shows claims in its sample at once, race and wider, and nothing outside it', async () => {
    extension = await launch({ granted: false });
    const page = await extension.page('welcome.html');
    const found = await until('highlights', async () => {
      const claims = await paintedClaims(page);
      return claims.length > 3 && claims;
    });
    const { race = [], wider = [] } = await highlights(page);
    expect(race.length).toBeGreaterThan(0);
    expect(wider.length).toBeGreaterThan(0);
    const article = (await page.locator('article').textContent()) ?? '';
    for (const claim of found) expect(article).toContain(claim);
  });

  it('says about a claim what it is, takes a judgement, and saves nothing', async () => {
    extension = await launch({ granted: false });
    const page = await extension.page('welcome.html');
    await until('highlights', async () => (await paintedClaims(page)).length > 3);
    // Listed once it is known, and only then to be clicked.
    await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    const [quote] = (await highlights(page)).race ?? [];
    const at = await page.evaluate(() => {
      const [range] = CSS.highlights.get('racemark-race') ?? [];
      const live = document.createRange();
      if (!range) return { x: 0, y: 0 };
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const [box] = live.getClientRects();
      scrollTo(0, (box?.top ?? 0) + scrollY - 300);
      const [moved] = live.getClientRects();
      return { x: (moved?.left ?? 0) + 20, y: (moved?.top ?? 0) + 8 };
    });
    await page.mouse.click(at.x, at.y);
    const side = page.getByRole('complementary');
    await side.getByRole('radiogroup', { name: 'Stance' }).waitFor();
    expect(await side.textContent()).toContain(quote);
    await choose(side.getByRole('radio', { name: 'Disagree' }));
    await until('the claim to look reviewed', async () =>
      (await highlights(page)).reviewed?.includes(quote ?? ''),
    );
    // The popup lists everything there is.
    await extension.open('about:blank');
    const popup = await extension.popup();
    await popup.getByRole('tab', { name: /^All/ }).click();
    await popup.getByRole('heading', { name: 'No claims saved yet' }).waitFor();
  });

  it('speaks Chinese when asked, the article staying as it is', async () => {
    extension = await launch({ granted: false });
    const page = await extension.page('welcome.html');
    await until('highlights', async () => (await paintedClaims(page)).length > 3);
    const before = await paintedClaims(page);
    await page.getByRole('combobox').selectOption('zh');
    await page.getByRole('heading', { name: '欢迎使用 Racemark' }).waitFor();
    expect((await paintedClaims(page)).sort()).toEqual(before.sort());
  });

  it('starts spotting on articles when that is chosen, and stops again', async () => {
    extension = await launch({
      undecided: true,
      site: { [CHIP_ARTICLE.url]: articlePage(CHIP_ARTICLE) },
    });
    const article = await extension.open(CHIP_ARTICLE.url);
    const page = await extension.page('welcome.html');
    await page.getByText('Nothing chosen yet').waitFor();
    await page.getByRole('button', { name: /automatically/ }).click();
    await page.getByText('On: articles are read as you open them.').waitFor();
    expect(await everywhere()).toBe('on');
    await article.bringToFront();
    await until('highlights', async () => (await paintedClaims(article)).length >= 3);
    await page.bringToFront();
    await page.getByRole('button', { name: 'Only when I click' }).click();
    await until('the highlights to go', async () => (await paintedClaims(article)).length === 0);
    expect(await everywhere()).toBe('click');
  });
});
