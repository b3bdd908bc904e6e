import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../base/Button.tsx';
import { Dialog } from '../../base/Dialog.tsx';
import { Switch } from '../../base/Field.tsx';
import { useAnnounce } from '../../base/LiveRegion.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { useMachine } from '../../hooks/library/machine.ts';
import { useAnswer } from '../../hooks/library/useAnswer.ts';
import { useBackup } from '../../hooks/library/useBackup.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { useSaving } from '../useSaving.tsx';

/** How much is stored, whether the browser keeps it, and how to delete everything. */
export function StoragePanel() {
  const { t, bytes } = useI18n();
  const words = useErrorWords();
  const machine = useMachine();
  const { data: usage } = useBackup();
  const { data: storage, error, ask } = useAnswer(machine.storage);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState(false);

  const keep = async () => {
    setRefused(!(await machine.keep()));
    ask();
  };

  return (
    <Panel title={t('storage')} about={t('storage.text')}>
      {usage && (
        <p>
          {t('files.holds', {
            claims: t('list.count', { count: usage.claims }),
            pages: t('files.pages', { count: usage.pages }),
            annotations: usage.annotations,
          })}
        </p>
      )}
      {storage && (
        <>
          <p data-machine>
            {t('storage.used', {
              used: bytes(storage.used),
              available: bytes(storage.available),
            })}
          </p>
          <p>{t(storage.persisted ? 'storage.kept' : 'storage.unkept')}</p>
          {!storage.persisted && <Button onClick={() => void keep()}>{t('storage.keep')}</Button>}
          {refused && <p className={styles.warn}>{t('storage.refused')}</p>}
        </>
      )}
      {error !== null && <p className={styles.failed}>{words(error)}</p>}
      <Button
        icon={<Trash2 size={14} aria-hidden="true" />}
        className={styles.danger}
        onClick={() => setAsking(true)}
      >
        {t('erase')}
      </Button>
      {asking && <EraseDialog unsaved={usage?.unsaved ?? 0} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

/** Asks before everything is deleted, and offers a back-up first. */
function EraseDialog({ unsaved, onClose }: { unsaved: number; onClose(): void }) {
  const { t } = useI18n();
  const words = useErrorWords();
  const announce = useAnnounce();
  const machine = useMachine();
  const saving = useSaving();
  const [sure, setSure] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const erase = () =>
    machine.erase().then(() => {
      announce(t('erase.done'));
      onClose();
    }, setError);

  return (
    <Dialog title={t('erase.title')} onClose={onClose}>
      <div className={styles.dialog}>
        <p>{t('erase.text')}</p>
        {unsaved > 0 && (
          <p className={styles.warn}>{t('files.backup.unsaved', { count: unsaved })}</p>
        )}
        <div className={styles.row}>
          <Button disabled={saving.working} onClick={() => void saving.save('json', 'everything')}>
            {t('files.backup.run')}
          </Button>
          {saving.message}
        </div>
        <Switch label={t('erase.sure')} checked={sure} onChange={setSure} />
        {error !== null && (
          <p role="alert" className={styles.failed}>
            {t('erase.failed')} {words(error)}
          </p>
        )}
        <div className={styles.row}>
          <Button className={styles.danger} disabled={!sure} onClick={() => void erase()}>
            {t('erase.run')}
          </Button>
          <Button onClick={onClose}>{t('files.import.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
