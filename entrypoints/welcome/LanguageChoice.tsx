import { Select } from '../../components/base/Field.tsx';
import { useI18n } from '../../components/hooks/i18n.ts';
import { useSettings } from '../../components/hooks/settings.ts';
import { LANGUAGES } from '../../utils/settings.ts';

/** The language of the extension's pages. */
export function LanguageChoice() {
  const { t } = useI18n();
  const { settings, change } = useSettings();
  return (
    <div>
      <Select
        aria-label={t('language')}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        value={settings.language}
        onChange={(language) => void change({ language })}
      />
    </div>
  );
}
