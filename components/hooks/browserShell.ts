import { browser } from '#imports';
import { sendMessage } from '../../utils/messages.ts';
import { mayRunEverywhere, mayRunOn, requestAccess } from '../../utils/permissions.ts';
import { changeSettings, readSettings, watchSettings } from '../../utils/settings.ts';
import type { Shell } from './shell.ts';

/** The shell of an extension page. */
export const browserShell: Shell = {
  access: {
    everywhere: mayRunEverywhere,
    host: mayRunOn,
    request: requestAccess,
    onChange(listener) {
      browser.permissions.onAdded.addListener(listener);
      browser.permissions.onRemoved.addListener(listener);
      return () => {
        browser.permissions.onAdded.removeListener(listener);
        browser.permissions.onRemoved.removeListener(listener);
      };
    },
  },
  settings: { read: readSettings, change: changeSettings, watch: watchSettings },
  async pageKeys() {
    const commands = await browser.commands.getAll();
    const keysOf = (name: string) => commands.find((each) => each.name === name)?.shortcut ?? '';
    return {
      next: keysOf('next-claim'),
      previous: keysOf('previous-claim'),
      save: keysOf('save-selection'),
    };
  },
  accessChanged: () => sendMessage('accessChanged'),
  // Asked when needed: this file is bundled with what the page of the back-up loads, and that page has no `i18n`.
  get browserLanguage() {
    return browser.i18n.getUILanguage();
  },
};
