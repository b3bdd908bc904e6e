import { CircleCheck, MousePointerClick, Newspaper } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '../../components/hooks/i18n.ts';
import { useSettings } from '../../components/hooks/settings.ts';
import { useSites } from '../../components/hooks/useSites.ts';
import styles from './AccessChoice.module.css';

const CHOICES = [
  ['on', Newspaper],
  ['click', MousePointerClick],
] as const;

/** Automatically, with the one permission that takes, or only on a click; and which of them holds now. */
export function AccessChoice() {
  const { t } = useI18n();
  const { settings } = useSettings();
  const { granted, setEverywhere } = useSites();
  const [denied, setDenied] = useState(false);
  const chosen = settings.everywhere === 'on' && granted === false ? null : settings.everywhere;

  const state =
    chosen === 'on'
      ? t('welcome.choice.isOn')
      : denied
        ? t('welcome.choice.denied')
        : chosen === 'click'
          ? t('welcome.choice.isClick')
          : t('welcome.choice.none');

  return (
    <section className={styles.choice} aria-labelledby="choice">
      <h2 id="choice" className={styles.title}>
        {t('welcome.choice')}
      </h2>
      <div className={styles.options}>
        {CHOICES.map(([value, Icon]) => (
          <button
            key={value}
            type="button"
            className={styles.option}
            aria-pressed={chosen === value}
            aria-describedby={`choice-${value}`}
            onClick={() => void setEverywhere(value).then((isGranted) => setDenied(!isGranted))}
          >
            <Icon size={22} className={styles.icon} aria-hidden="true" />
            <span className={styles.name}>{t(`welcome.choice.${value}`)}</span>
            <span id={`choice-${value}`} className={styles.text}>
              {t(`welcome.choice.${value}.text`)}
            </span>
            <CircleCheck size={20} className={styles.tick} aria-hidden="true" />
          </button>
        ))}
      </div>
      <p role="status" className={styles.state}>
        {state} <span className={styles.later}>{t('welcome.choice.later')}</span>
      </p>
    </section>
  );
}
