/**
 * The worker. It may be stopped at any moment and is started by the next event, so every listener is registered
 * here before anything is awaited, and what must be remembered lies in the database or in `storage.session`.
 */
import { browser, defineBackground } from '#imports';
import { createBackups } from '../../utils/background/backup.ts';
import { download, makeFile } from '../../utils/background/backupFile.ts';
import {
  endTrouble,
  showAlert,
  showCountBelow,
  showTrouble,
} from '../../utils/background/badge.ts';
import { createReporter, nameOfError } from '../../utils/background/diagnostics.ts';
import { createEnrichment } from '../../utils/background/enrichment.ts';
import { createHandlers } from '../../utils/background/handlers.ts';
import { keepParts, loadPart, type Parts, type Scope } from '../../utils/background/parts.ts';
import { receiveMessages } from '../../utils/background/receive.ts';
import {
  isWanted,
  startAsked,
  startBehindGate,
  stopIn,
  syncEverywhere,
  syncRegistration,
} from '../../utils/background/registration.ts';
import { createRelating } from '../../utils/background/relations.ts';
import {
  createMenu,
  runCommand,
  SAVE_MENU,
  saveSelectionOf,
} from '../../utils/background/selection.ts';
import { restyle } from '../../utils/background/styles.ts';
import { countIn, notePage, shownPage, tellTabs } from '../../utils/background/tabs.ts';
import { BACKUP_ALARM } from '../../utils/backup/schedule.ts';
import { readBackupLog, writeBackupLog } from '../../utils/backup/scheduled.ts';
import { learnt } from '../../utils/claims/lessons.ts';
import {
  changeSettings,
  readSettings,
  spotterSettings,
  watchSettings,
} from '../../utils/settings.ts';
import { nextTask } from '../../utils/spotter/schedule.ts';
import { keepStorage } from '../../utils/storage.ts';
import { openLibrary } from '../../utils/store/repository.ts';

/** How long a worker that was woken answers messages before it takes up unfinished work. */
const RESUME_AFTER_MS = 1_000;
/** Between two pages of unfinished work, so that messages are answered first. */
const PAUSE_MS = 20;
/** Between two pages whose claims are compared with others: there may be thousands after an import. */
const RELATING_PAUSE_MS = 4;

/** Emptying the bin, daily: some browsers are not started anew for months. */
const BIN_ALARM = 'bin';
const BIN_PERIOD_MINUTES = 24 * 60;

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Where the background is a page. */
const loadScript = (file: string) =>
  import(/* @vite-ignore */ new URL(file, browser.runtime.getURL('/')).href);
const part = <K extends keyof Parts>(name: K) => loadPart(globalThis as Scope, name, loadScript);

const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

export default defineBackground(() => {
  keepParts(globalThis as Scope);
  const library = openLibrary();
  const report = createReporter();

  const later = (what: string, work: () => Promise<unknown>) => {
    work().catch((error) => report('failed', what, nameOfError(error)));
  };

  const tell = async (pageIds: readonly string[] | null, except?: number) =>
    tellTabs(library, spotterSettings(await readSettings()), pageIds, except);

  const enrichment = createEnrichment({
    library,
    load: () => part('enrich'),
    report,
    pause: () => pause(PAUSE_MS),
  });

  const relating = createRelating({
    library,
    load: async () => import('../../utils/relations/comparing.ts'),
    onDisputed: tell,
    report,
    pause: () => pause(RELATING_PAUSE_MS),
  });

  const backups = createBackups({
    library,
    interval: async () => (await readSettings()).backups,
    log: { read: readBackupLog, write: writeBackupLog },
    make: (exportedAt, unless) => makeFile(library, exportedAt, unless),
    download,
    wakeAt: async (when) => {
      if (when) await browser.alarms.create(BACKUP_ALARM, { when: when.getTime() });
      else await browser.alarms.clear(BACKUP_ALARM);
    },
    tell: (failure) =>
      showAlert(failure === null ? null : browser.i18n.getMessage('troubleBackup')),
    report,
    now: () => new Date(),
  });

  const keepBin = async () => {
    await browser.alarms.create(BIN_ALARM, { periodInMinutes: BIN_PERIOD_MINUTES });
    await library.purge();
  };

  receiveMessages(
    createHandlers({
      library,
      enrichment,
      relating,
      settings: readSettings,
      tabs: { note: notePage, shown: shownPage, tell },
      badge: {
        count: showCountBelow,
        storageFull: (tabId) => showTrouble(tabId, browser.i18n.getMessage('troubleStorageFull')),
        allIsWell: (tabId, because) =>
          endTrouble(
            tabId,
            () => countIn(tabId),
            because === 'page' ? browser.i18n.getMessage('troubleStorageFull') : undefined,
          ),
      },
      syncEverywhere,
      startAsked,
      backups,
      startReading: startBehindGate,
      isWanted,
      stop: stopIn,
      restyle,
      analyse: async (request, settings) => {
        const analyse = await part('analyse');
        return analyse(request, settings, () => nextTask(globalThis));
      },
      warm: () => part('analyse'),
      learn: (reasons, dismissed) =>
        changeSettings(({ adjustments }) => ({
          adjustments: learnt(adjustments, reasons, dismissed),
        })),
      later,
    }),
    report,
  );

  watchSettings((settings, before) => {
    if (differ([settings.everywhere, settings.sites], [before.everywhere, before.sites])) {
      later('registration', syncEverywhere);
    }
    if (differ(spotterSettings(settings), spotterSettings(before))) {
      later('settings', () => tell(null));
    }
    if (settings.backups !== before.backups) later('back-up', backups.schedule);
  });
  browser.permissions.onAdded.addListener(() => later('permission', syncEverywhere));
  browser.permissions.onRemoved.addListener(() => later('permission', syncEverywhere));

  browser.runtime.onInstalled.addListener(({ reason }) => {
    later('menu', createMenu);
    // Scripts of the version before an update have lost their extension; open tabs get the new one.
    later('registration', syncEverywhere);
    later('back-up', backups.schedule);
    later('bin', keepBin);
    // Firefox promises nothing before it is asked.
    later('storage', keepStorage);
    if (reason === 'install') {
      later('welcome', () =>
        browser.tabs.create({ url: new URL('welcome.html', browser.runtime.getURL('/')).href }),
      );
    }
  });
  browser.runtime.onStartup.addListener(() => {
    later('registration', syncRegistration);
    later('bin', keepBin);
    // Browsers may forget alarms between two starts.
    later('back-up', backups.schedule);
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === BACKUP_ALARM) later('back-up', backups.run);
    if (name === BIN_ALARM) later('bin', () => library.purge());
  });

  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    const tabId = tab?.id;
    if (menuItemId !== SAVE_MENU || tabId === undefined) return;
    later('save selection', () => saveSelectionOf(tabId, tab?.url));
  });
  browser.commands.onCommand.addListener((command, tab) => {
    const tabId = tab?.id;
    if (tabId !== undefined) later('command', () => runCommand(command, tabId, tab?.url));
  });

  later('enrichment', async () => {
    await pause(RESUME_AFTER_MS);
    await enrichment.run();
    await relating.run();
  });
});
