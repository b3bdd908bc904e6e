import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { createTranslator, loadMessages, localeFor, TAGS } from '../../utils/i18n/translate.ts';
import { TranslatorContext } from './i18n.ts';
import type { Opening } from './opening.ts';
import { type SettingsAccess, SettingsContext } from './settings.ts';
import { type Shell, ShellContext } from './shell.ts';

interface ProvidersProps {
  shell: Shell;
  /** Read before the page was drawn. */
  opening: Opening;
  children: ReactNode;
}

/** Settings and language for a page, kept current. */
export function Providers({ shell, opening, children }: ProvidersProps) {
  const [settings, setSettings] = useState(opening.settings);
  const [translator, setTranslator] = useState(opening.translator);

  useEffect(() => shell.settings.watch(setSettings), [shell]);

  const locale = localeFor(settings.language, shell.browserLanguage);
  useEffect(() => {
    document.documentElement.lang = TAGS[translator.locale];
    if (translator.locale === locale) return;
    let stopped = false;
    void loadMessages(locale).then((messages) => {
      if (!stopped) setTranslator(createTranslator(locale, messages));
    });
    return () => {
      stopped = true;
    };
  }, [locale, translator]);

  const { theme, palette } = settings;
  // Before the first paint, or a reader in the dark sees a flash of light.
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.palette = palette;
  }, [theme, palette]);

  const change = useCallback<SettingsAccess['change']>(
    async (wanted) => {
      const changes = typeof wanted === 'function' ? wanted : () => wanted;
      setSettings((now) => ({ ...now, ...changes(now) }));
      try {
        await shell.settings.change(changes);
      } catch (error) {
        setSettings(await shell.settings.read());
        throw error;
      }
    },
    [shell],
  );
  const access = useMemo(() => ({ settings, change }), [settings, change]);

  return (
    <ShellContext value={shell}>
      <SettingsContext value={access}>
        <TranslatorContext value={translator}>{children}</TranslatorContext>
      </SettingsContext>
    </ShellContext>
  );
}
