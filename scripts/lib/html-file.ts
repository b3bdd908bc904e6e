import { JSDOM, VirtualConsole } from 'jsdom';

const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;
const MARKS: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
];

/**
 * Decodes a page's bytes: by byte order mark, else as UTF-8 if they are that, else by declared charset, else as
 * Windows-1252. Saved pages are often re-encoded to UTF-8 under their old declaration, and bytes that are not UTF-8
 * all but never pass for it.
 */
export function decodeHtml(bytes: Uint8Array): string {
  const mark = MARKS.find(([head]) => head.every((byte, at) => bytes[at] === byte));
  if (mark !== undefined) return new TextDecoder(mark[1]).decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase() ?? 'windows-1252';
  for (const [label, fatal] of [
    ['utf-8', true],
    [declared, false],
  ] as const) {
    try {
      return new TextDecoder(label, { fatal }).decode(bytes);
    } catch {
      // Not UTF-8, or a label no standard knows: the next is tried.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** A parsed page and the address it names as its own, or `about:blank`. */
export interface OpenedPage {
  document: Document;
  url: string;
  close(): void;
}

/** Parses HTML as a browser would, without running scripts or loading anything. */
export function openHtml(html: string): OpenedPage {
  // Style rules are never asked for, and parsing them is the slowest part.
  const bare = html.replace(/(<style\b[^>]*>)[\s\S]*?(<\/style\s*>)/gi, '$1$2');
  const { window } = new JSDOM(bare, { virtualConsole: new VirtualConsole() });
  const { document } = window;
  attachDeclaredShadows(document);
  return { document, url: addressOf(document), close: () => window.close() };
}

function addressOf(document: Document): string {
  const named = [
    document.querySelector('link[rel~="canonical" i]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url" i]')?.getAttribute('content'),
  ];
  return named.find((href) => href && /^https?:/.test(href) && URL.canParse(href)) ?? 'about:blank';
}

/** jsdom does not attach declarative shadow roots; browsers do while parsing. */
function attachDeclaredShadows(document: Document): void {
  for (const template of document.querySelectorAll<HTMLTemplateElement>(
    'template[shadowrootmode="open"]',
  )) {
    const host = template.parentElement;
    if (host === null || host.shadowRoot !== null) continue;
    host.attachShadow({ mode: 'open' }).append(template.content);
    template.remove();
  }
}
