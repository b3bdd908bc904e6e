import { useState } from 'react';
import { PALETTES, STRENGTHS } from '../../utils/anchoring/pens.ts';
import { SENSITIVITIES } from '../../utils/claims/types.ts';
import { LANGUAGES, ruleFor, type SiteRule, THEMES } from '../../utils/settings.ts';
import { Button } from '../base/Button.tsx';
import { Choice } from '../base/Choice.tsx';
import { Field, Select, Switch } from '../base/Field.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useSettings } from '../hooks/settings.ts';
import { useSites } from '../hooks/useSites.ts';
import { MarksPreview } from './MarksPreview.tsx';
import styles from './SettingsFields.module.css';

/** From most to least. */
const RULES: readonly SiteRule[] = ['on', 'click', 'off'];

interface SettingsFieldsProps {
  /** Host of the page in the tab; empty when it has none. */
  host: string;
}

/** Where Racemark runs, how much it spots, and how it looks. */
export function SettingsFields({ host }: SettingsFieldsProps) {
  const { t } = useI18n();
  const { settings, change } = useSettings();
  const { granted, setSite, setEverywhere } = useSites();
  const [denied, setDenied] = useState(false);

  return (
    <div className={styles.settings}>
      {host !== '' && (
        <Choice
          label={t('site.here', { host })}
          options={RULES.map((rule) => ({ value: rule, label: t(`site.${rule}`) }))}
          value={ruleFor(settings, host)}
          onChange={(rule) => {
            if (rule) void setSite(host, rule).then((granted) => setDenied(!granted));
          }}
        />
      )}
      <Choice
        label={t(host === '' ? 'site.all' : 'site.everywhere')}
        options={(['on', 'click'] as const).map((rule) => ({
          value: rule,
          label: t(`site.everywhere.${rule}`),
        }))}
        value={settings.everywhere ?? 'click'}
        onChange={(rule) => {
          if (rule) void setEverywhere(rule).then((granted) => setDenied(!granted));
        }}
      />
      {settings.everywhere === 'on' && granted === false && !denied && (
        <div className={styles.denied}>
          <p>{t('site.everywhere.ungranted')}</p>
          <Button onClick={() => void setEverywhere('on').then((may) => setDenied(!may))}>
            {t('state.ungranted.allow')}
          </Button>
        </div>
      )}
      {denied && (
        <p role="alert" className={styles.denied}>
          {t('site.denied')}
        </p>
      )}
      <Choice
        label={t('sensitivity')}
        options={SENSITIVITIES.map((value) => ({ value, label: t(`sensitivity.${value}`) }))}
        value={settings.sensitivity}
        onChange={(sensitivity) => {
          if (sensitivity) void change({ sensitivity });
        }}
      />
      <Switch
        label={t('wider')}
        checked={settings.showWider}
        onChange={(showWider) => void change({ showWider })}
      />
      <hr className={styles.rule} />
      <div className={styles.pair}>
        <Field label={t('theme')}>
          {(ids) => (
            <Select
              {...ids}
              options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
              value={settings.theme}
              onChange={(theme) => void change({ theme })}
            />
          )}
        </Field>
        <Field label={t('language')}>
          {(ids) => (
            <Select
              {...ids}
              options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
              value={settings.language}
              onChange={(language) => void change({ language })}
            />
          )}
        </Field>
      </div>
      <div className={styles.pair}>
        <Field label={t('palette')}>
          {(ids) => (
            <Select
              {...ids}
              options={PALETTES.map((value) => ({ value, label: t(`palette.${value}`) }))}
              value={settings.palette}
              onChange={(palette) => void change({ palette })}
            />
          )}
        </Field>
        <Field label={t('strength')}>
          {(ids) => (
            <Select
              {...ids}
              options={STRENGTHS.map((value) => ({ value, label: t(`strength.${value}`) }))}
              value={settings.strength}
              onChange={(strength) => void change({ strength })}
            />
          )}
        </Field>
      </div>
      <MarksPreview />
      <Switch
        label={t('shortcuts.on')}
        checked={settings.singleKeys}
        onChange={(singleKeys) => void change({ singleKeys })}
      />
    </div>
  );
}
