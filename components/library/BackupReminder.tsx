import { Save } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../base/Button.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useMachine } from '../hooks/library/machine.ts';
import { useUnsaved } from '../hooks/library/useUnsaved.ts';
import styles from './Library.module.css';
import { useSaving } from './useSaving.tsx';

/** A line that asks for a back-up once much would be lost without one. */
export function BackupReminder() {
  const { t } = useI18n();
  const { remindAfter } = useMachine();
  const unsaved = useUnsaved();
  const saving = useSaving();
  const [later, setLater] = useState(false);
  if (later || unsaved === null || unsaved < remindAfter) return null;
  return (
    <section className={styles.reminder} aria-label={t('files.backup')}>
      <p>{t('files.backup.unsaved', { count: unsaved })}</p>
      {saving.message}
      <Button
        icon={<Save size={14} aria-hidden="true" />}
        disabled={saving.working}
        onClick={() => void saving.save('json', 'everything')}
      >
        {t('files.backup.run')}
      </Button>
      <Button look="plain" onClick={() => setLater(true)}>
        {t('files.backup.later')}
      </Button>
    </section>
  );
}
