/** What a page that opens needs first, asked for at once and side by side: its reader waits for the slowest only. */
import {
  createTranslator,
  loadMessages,
  localeFor,
  type Translator,
} from '../../utils/i18n/translate.ts';
import type { Settings } from '../../utils/settings.ts';
import type { ReviewServices } from './services.ts';
import type { Shell } from './shell.ts';

/** Settings and words, with which a page can be drawn. */
export interface Opening {
  settings: Settings;
  translator: Translator;
}

export async function readOpening({ settings, browserLanguage }: Shell): Promise<Opening> {
  const likely = localeFor('system', browserLanguage);
  const [read, messages] = await Promise.all([settings.read(), loadMessages(likely)]);
  const locale = localeFor(read.language, browserLanguage);
  return {
    settings: read,
    translator: createTranslator(locale, locale === likely ? messages : await loadMessages(locale)),
  };
}

/** A page's address as pages are saved under it. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

/**
 * A question put before anybody asks it.
 * @param subject what it will be about, when that is known; null for nothing.
 * @returns asks; the first time, and where it is about the same, the answer is on its way already.
 */
export function ahead<Q, T>(subject: Promise<Q | null>, ask: (about: Q) => Promise<T>) {
  const answer = subject.then((about) => (about === null ? null : ask(about)));
  let known: T | null = null;
  let isOpen = true;
  answer.then(
    (given) => {
      known = given;
    },
    // Whoever uses the answer hears of its failure; one that nobody uses is asked for again.
    () => {},
  );
  return {
    async ask(about: Q): Promise<T> {
      if (!isOpen) return ask(about);
      isOpen = false;
      const isSame = JSON.stringify(await subject) === JSON.stringify(about);
      return isSame ? ((await answer) as T) : ask(about);
    },
    /** The answer, without using it up; null where there was no question. */
    peek: () => answer,
    /** The answer, where it has come and has not been used up. */
    known: () => (isOpen ? known : null),
    drop() {
      isOpen = false;
    },
  };
}

/**
 * So long a page that could be drawn waits for what it is about, in milliseconds: drawn without it, it would have to be
 * drawn again.
 */
const GRACE_MS = 100;

/** Comes when the answers have come, or failed, and after this time of grace at the latest. */
export const soon = (answers: Promise<unknown>, milliseconds = GRACE_MS): Promise<unknown> =>
  Promise.race([
    answers.catch(() => {}),
    new Promise((done) => {
      setTimeout(done, milliseconds);
    }),
  ]);

/** Services whose first questions have been put. */
export interface Begun<T> {
  services: T;
  /** To be awaited before the page is drawn. */
  ready(): Promise<unknown>;
}

/**
 * The same services, of which the first questions of a review have been put: which tab, what its page says, what is
 * saved for it. What the library answers is used only while nothing has been written since.
 */
export function beginReview(services: ReviewServices): Begun<ReviewServices> {
  const { tabs, library } = services;
  const active = ahead(Promise.resolve([]), tabs.active);
  const tab = active.peek();
  const report = ahead(
    tab.then((found) => found?.id ?? null),
    tabs.report,
  );
  // Also starts a worker that sleeps, while the page is still being asked.
  const page = ahead(
    tab.then((found) => (found?.url ? [withoutFragment(found.url)] : null)),
    library.findPage,
  );
  const entries = ahead(
    tab.then((found) => (found ? report.peek() : null)).then((told) => told?.pageId ?? null),
    (pageId) => library.entriesOfPage(pageId, { dismissed: true }),
  );
  const stop = library.onChange(() => {
    page.drop();
    entries.drop();
    stop();
  });
  return {
    services: {
      ...services,
      first: {
        known() {
          const [found, told, saved] = [active.known(), report.known(), entries.known()];
          return found && told && saved && { tab: found, report: told, entries: saved };
        },
        drop: entries.drop,
      },
      tabs: { ...tabs, active: () => active.ask([]), report: report.ask },
      library: {
        ...library,
        findPage: (addresses) => page.ask([...addresses]),
        entriesOfPage: (pageId, options) =>
          options?.dismissed ? entries.ask(pageId) : library.entriesOfPage(pageId, options),
      },
    },
    ready: () => soon(entries.peek()),
  };
}
