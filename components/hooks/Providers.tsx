import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import {
  createTranslator,
  loadMessages,
  localeFor,
  TAGS,
  type Translator,
} from '../../utils/i18n/translate.ts';
import type { Settings } from '../../utils/settings.ts';
import { TranslatorContext } from './i18n.ts';
import { type SettingsAccess, SettingsContext } from './settings.ts';
import { type Shell, ShellContext } from './shell.ts';

interface ProvidersProps {
  shell: Shell;
  children: ReactNode;
}

/** Settings and language for a page. Shows nothing before both settings and words are there. */
export function Providers({ shell, children }: ProvidersProps) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [translator, setTranslator] = useState<Translator | null>(null);

  useEffect(() => {
    let stopped = false;
    void shell.settings.read().then((read) => {
      if (!stopped) setSettings((now) => now ?? read);
    });
    const stop = shell.settings.watch(setSettings);
    return () => {
      stopped = true;
      stop();
    };
  }, [shell]);

  const locale = settings && localeFor(settings.language, shell.browserLanguage);
  useEffect(() => {
    if (!locale) return;
    let stopped = false;
    void loadMessages(locale).then((messages) => {
      if (stopped) return;
      document.documentElement.lang = TAGS[locale];
      setTranslator(createTranslator(locale, messages));
    });
    return () => {
      stopped = true;
    };
  }, [locale]);

  const theme = settings?.theme;
  useEffect(() => {
    if (theme === undefined) return;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  const change = useCallback<SettingsAccess['change']>(
    async (wanted) => {
      const changes = typeof wanted === 'function' ? wanted : () => wanted;
      setSettings((now) => now && { ...now, ...changes(now) });
      try {
        await shell.settings.change(changes);
      } catch (error) {
        setSettings(await shell.settings.read());
        throw error;
      }
    },
    [shell],
  );
  const access = useMemo(() => settings && { settings, change }, [settings, change]);

  if (!access || !translator) return null;
  return (
    <ShellContext value={shell}>
      <SettingsContext value={access}>
        <TranslatorContext value={translator}>{children}</TranslatorContext>
      </SettingsContext>
    </ShellContext>
  );
}
