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
import { type Services, ServicesContext } from './services.ts';
import { type SettingsAccess, SettingsContext } from './settings.ts';

interface ProvidersProps {
  services: Services;
  children: ReactNode;
}

/** Services, settings and language for a page. Shows nothing before both settings and words are there. */
export function Providers({ services, children }: ProvidersProps) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [translator, setTranslator] = useState<Translator | null>(null);

  useEffect(() => {
    let stopped = false;
    void services.settings.read().then((read) => {
      if (!stopped) setSettings((now) => now ?? read);
    });
    const stop = services.settings.watch(setSettings);
    return () => {
      stopped = true;
      stop();
    };
  }, [services]);

  const locale = settings && localeFor(settings.language, services.browserLanguage);
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
      await services.settings.change(() => wanted);
    },
    [services],
  );
  const access = useMemo(() => settings && { settings, change }, [settings, change]);

  if (!access || !translator) return null;
  return (
    <ServicesContext value={services}>
      <SettingsContext value={access}>
        <TranslatorContext value={translator}>{children}</TranslatorContext>
      </SettingsContext>
    </ServicesContext>
  );
}
