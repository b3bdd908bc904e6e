import { Save } from 'lucide-react';
import { Button } from '../../base/Button.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { useBackup } from '../../hooks/library/useBackup.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { useSaving } from '../useSaving.tsx';

/** One file with everything, and how much is not in one yet. */
export function BackupPanel() {
  const { t, date } = useI18n();
  const words = useErrorWords();
  const { data, error } = useBackup();
  const saving = useSaving();
  return (
    <Panel title={t('files.backup')} about={t('files.backup.text')}>
      {data && (
        <>
          <p>
            {t('files.holds', {
              claims: t('list.count', { count: data.claims }),
              pages: t('files.pages', { count: data.pages }),
              annotations: data.annotations,
            })}
          </p>
          <p
            className={
              data.unsaved > 0 ? styles.warn : data.last === null ? undefined : styles.done
            }
          >
            {data.last === null
              ? t('files.backup.never')
              : t('files.backup.last', { date: date(data.last) })}{' '}
            {data.unsaved > 0
              ? t('files.backup.unsaved', { count: data.unsaved })
              : data.last !== null && t('files.backup.current')}
          </p>
        </>
      )}
      {error !== null && <p className={styles.failed}>{words(error)}</p>}
      <div className={styles.row}>
        <Button
          look="main"
          icon={<Save size={15} aria-hidden="true" />}
          disabled={saving.working}
          onClick={() => void saving.save('json', 'everything')}
        >
          {t('files.backup.run')}
        </Button>
        {saving.message}
      </div>
    </Panel>
  );
}
