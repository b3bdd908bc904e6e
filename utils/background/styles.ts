/** Rules of highlights, put into tabs whose content script cannot do it itself. */
import { browser } from '#imports';

/**
 * Has the browser insert rules into all frames of a tab, in place of those before. As the reader's own rules they hold
 * in shadow trees too, and no page sees them.
 */
export async function restyle(tabId: number, css: string, before: string): Promise<void> {
  const rules = { target: { tabId, allFrames: true }, origin: 'USER' } as const;
  // The new ones first, so that nothing flickers.
  if (css) await browser.scripting.insertCSS({ ...rules, css });
  if (before) await browser.scripting.removeCSS({ ...rules, css: before });
}
