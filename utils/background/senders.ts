/** Who sent a message, from what the browser says about it and never from what the message says. Pure. */

/** The parts of `runtime.MessageSender` that are looked at. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined; incognito?: boolean | undefined } | undefined;
}

/** A content script in the top frame of a tab. */
export interface PageSender {
  tabId: number;
  url: string;
  /** In a private window. */
  isPrivate: boolean;
  /** What the tab shows, also when it comes back from the back/forward cache; undefined where browsers do not tell. */
  documentId?: string | undefined;
}

/** The extension's own base address, `chrome-extension://…/`, and its id. */
export interface Self {
  id: string;
  base: string;
}

/** The page of the card that content scripts show in a frame. */
export const CARD_PAGE = 'card.html';

const isTop = ({ frameId }: Sender): boolean => frameId === undefined || frameId === 0;

/** The tab and address of a content script in a top frame; null for anybody else. */
export function pageSender(sender: Sender, self: Self): PageSender | null {
  const { url, origin, tab, documentId } = sender;
  if (sender.id !== self.id || !isTop(sender) || tab?.id === undefined || url === undefined) {
    return null;
  }
  const page = { tabId: tab.id, url, isPrivate: tab.incognito === true, documentId };
  if (url.startsWith('file:')) return page;
  if (!/^https?:/.test(url)) return null;
  // A sandboxed page has the opaque origin `null` under an ordinary address.
  if (origin !== undefined && origin !== 'null' && new URL(url).origin !== origin) return null;
  return page;
}

/** Whether it is one of the extension's pages in a tab of its own, the popup or the side panel. */
export const isExtensionPage = (sender: Sender, self: Self): boolean =>
  sender.id === self.id && isTop(sender) && sender.url?.startsWith(self.base) === true;

/** The tab on which the card is shown; null when it is not the card. */
export function cardTab(sender: Sender, self: Self): number | null {
  const isCard = sender.id === self.id && sender.url?.startsWith(`${self.base}${CARD_PAGE}`);
  return isCard ? (sender.tab?.id ?? null) : null;
}
