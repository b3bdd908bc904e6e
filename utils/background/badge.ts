/** The toolbar button: how many claims a tab shows, or that something needs the reader. */
import { browser } from '#imports';

const MOST = 999;
const TROUBLE = '!';
const COLOURS = { count: '#3d4f66', trouble: '#a3261d', text: '#ffffff' };

/** Text on the badge; nothing for none. */
export const badgeText = (count: number | null): string =>
  !count ? '' : count > MOST ? `${MOST}+` : String(count);

function titleFor(count: number | null): string {
  if (count === null) return browser.i18n.getMessage('extName');
  if (count === 1) return browser.i18n.getMessage('badgeOneClaim');
  return browser.i18n.getMessage('badgeClaims', [String(count)]);
}

async function paint(
  tab: { tabId?: number },
  text: string,
  title: string,
  colour: string,
): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeBackgroundColor({ ...tab, color: colour }),
      browser.action.setBadgeTextColor({ ...tab, color: COLOURS.text }),
      browser.action.setBadgeText({ ...tab, text }),
      browser.action.setTitle({ ...tab, title }),
    ]);
  } catch {
    // The tab was closed meanwhile; its badge went with it.
  }
}

/** Shows the number of claims of a tab, also in words, whatever stood there. Null clears. */
export const showCount = (tabId: number, count: number | null): Promise<void> =>
  paint({ tabId }, badgeText(count), titleFor(count), COLOURS.count);

/** The same while a page is read: what went wrong stays until it is seen or mended. */
export async function showCountBelow(tabId: number, count: number | null): Promise<void> {
  if ((await troubleOf(tabId)) === null) await showCount(tabId, count);
}

/** Marks a tab with what went wrong; the words say what to do. Stays until `endTrouble`, or another page is loaded. */
export const showTrouble = (tabId: number, words: string): Promise<void> =>
  paint({ tabId }, TROUBLE, words, COLOURS.trouble);

/** What went wrong in a tab, in the words it was told in; null for nothing. The browser forgets it with the page. */
async function troubleOf(tabId: number): Promise<string | null> {
  try {
    const text = await browser.action.getBadgeText({ tabId });
    return text === TROUBLE ? await browser.action.getTitle({ tabId }) : null;
  } catch {
    // The tab was closed.
    return null;
  }
}

/**
 * Shows a tab's count again where `showTrouble` stands in its place.
 * @param words of the trouble that is over; any when left out.
 */
export async function endTrouble(
  tabId: number,
  count: () => Promise<number | null>,
  words?: string,
): Promise<void> {
  const trouble = await troubleOf(tabId);
  if (trouble !== null && (words ?? trouble) === trouble) await showCount(tabId, await count());
}

/** Marks the button on all tabs that show no count of their own; null when all is well again. */
export const showAlert = (words: string | null): Promise<void> =>
  words === null
    ? paint({}, '', titleFor(null), COLOURS.count)
    : paint({}, TROUBLE, words, COLOURS.trouble);
