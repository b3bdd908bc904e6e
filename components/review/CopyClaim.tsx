import { Copy, Quote } from 'lucide-react';
import { useState } from 'react';
import type { LibraryEntry } from '../../utils/records.ts';
import { Button } from '../base/Button.tsx';
import { useAnnounce } from '../base/LiveRegion.tsx';
import { useErrorWords } from '../hooks/errors.ts';
import { useI18n } from '../hooks/i18n.ts';
import { useSettings } from '../hooks/settings.ts';
import { type CopyForm, useCopyClaim } from '../hooks/useCopyClaim.ts';
import { useShortcuts } from '../hooks/useShortcuts.ts';
import styles from './CopyClaim.module.css';

const FORMS = { text: Quote, markdown: Copy };

/** Copies a reference to the claim in hand, also by its key, and says so beside the buttons. */
export function CopyClaim({ entry }: { entry: LibraryEntry }) {
  const { t } = useI18n();
  const { settings } = useSettings();
  const announce = useAnnounce();
  const words = useErrorWords();
  const copy = useCopyClaim();
  const [said, setSaid] = useState('');
  const run = (form: CopyForm) =>
    copy(entry, form)
      .then(
        () => t(`claim.copied.${form}`),
        (error) => `${t('error.copy')}. ${words(error)}`,
      )
      .then((outcome) => {
        setSaid(outcome);
        announce(outcome);
      });
  useShortcuts({ c: () => void run('text') }, settings.singleKeys);
  return (
    <>
      {(Object.keys(FORMS) as CopyForm[]).map((form) => {
        const Icon = FORMS[form];
        return (
          <Button
            key={form}
            look="plain"
            className={styles.copy}
            aria-label={t(`claim.copy.${form}`)}
            title={t(`claim.copy.${form}`)}
            icon={<Icon size={14} aria-hidden="true" />}
            onClick={() => void run(form)}
          >
            {t(`claim.copy.${form}`)}
          </Button>
        );
      })}
      {said !== '' && <span className={styles.said}>{said}</span>}
    </>
  );
}
