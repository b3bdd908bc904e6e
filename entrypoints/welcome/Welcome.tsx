import { HardDrive, Highlighter, Scale } from 'lucide-react';
import { LiveRegion } from '../../components/base/LiveRegion.tsx';
import { Logo } from '../../components/base/Logo.tsx';
import { useI18n } from '../../components/hooks/i18n.ts';
import { AccessChoice } from './AccessChoice.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { TryIt } from './TryIt.tsx';
import styles from './Welcome.module.css';

const PROMISES = [
  ['spots', Highlighter],
  ['keeps', Scale],
  ['stays', HardDrive],
] as const;

/** First run: what it does, what stays here, where it may run, and an article to try. */
export function Welcome() {
  const { t } = useI18n();
  return (
    <LiveRegion>
      <header className={styles.top}>
        <span className={styles.brand}>
          <Logo size={28} /> Racemark
        </span>
        <LanguageChoice />
      </header>
      <main className={styles.page}>
        <section className={styles.hero}>
          <h1 className={styles.title}>{t('welcome.title')}</h1>
          <p className={styles.lead}>{t('welcome.lead')}</p>
          <ul className={styles.promises}>
            {PROMISES.map(([name, Icon]) => (
              <li key={name} className={styles.promise}>
                <span className={styles.icon}>
                  <Icon size={20} aria-hidden="true" />
                </span>
                <h2 className={styles.name}>{t(`welcome.${name}`)}</h2>
                <p className={styles.text}>{t(`welcome.${name}.text`)}</p>
              </li>
            ))}
          </ul>
        </section>
        <AccessChoice />
        <TryIt />
        <p className={styles.done}>{t('welcome.done')}</p>
      </main>
    </LiveRegion>
  );
}
