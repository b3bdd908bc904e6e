import { UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../base/Button.tsx';
import { Dialog } from '../../base/Dialog.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { type Adoption, type Colleague, useAdoptionPlan } from '../../hooks/library/useAdoption.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';

/** Whose judgements were imported, and a way to say that they are the reader's own. */
export function ColleaguesPanel({ adoption }: { adoption: Adoption }) {
  const { t } = useI18n();
  const { colleagues, job, adopt } = adoption;
  const [asking, setAsking] = useState<Colleague | null>(null);
  if (colleagues.length === 0) return null;
  return (
    <Panel title={t('colleagues')} about={t('colleagues.text')}>
      <ul className={styles.rows}>
        {colleagues.map((colleague) => (
          <li key={colleague.name} className={styles.site}>
            <span className={styles.host}>
              {t('files.import.reviewer', {
                name: colleague.name,
                count: t('files.judgements', { count: colleague.judgements }),
              })}
            </span>
            <Button
              className={styles.rule}
              disabled={job.working}
              aria-label={t('colleagues.mine.of', { name: colleague.name })}
              onClick={() => setAsking(colleague)}
            >
              {t('colleagues.mine')}
            </Button>
          </li>
        ))}
      </ul>
      {asking && (
        <AdoptionDialog
          colleague={asking}
          onClose={() => setAsking(null)}
          onAdopt={() => {
            setAsking(null);
            adopt(asking);
          }}
        />
      )}
    </Panel>
  );
}

interface AdoptionDialogProps {
  colleague: Colleague;
  onClose(): void;
  onAdopt(): void;
}

/** What would become of a colleague's judgements, before anything is written. */
function AdoptionDialog({ colleague: { name }, onClose, onAdopt }: AdoptionDialogProps) {
  const { t } = useI18n();
  const words = useErrorWords();
  const { data, error } = useAdoptionPlan(name);
  return (
    <Dialog title={t('colleagues.title', { name })} onClose={onClose}>
      <div className={styles.dialog}>
        {data && (
          <ul className={styles.list}>
            {(['become', 'replace', 'stay'] as const)
              .filter((kind) => data[kind] > 0)
              .map((kind) => (
                <li key={kind}>{t(`colleagues.${kind}`, { count: data[kind] })}</li>
              ))}
          </ul>
        )}
        {error !== null && <p className={styles.failed}>{words(error)}</p>}
        <p>{t('colleagues.then', { name })}</p>
        <div className={styles.row}>
          <Button
            look="main"
            icon={<UserRoundCheck size={15} aria-hidden="true" />}
            disabled={data === null}
            onClick={onAdopt}
          >
            {t('colleagues.run')}
          </Button>
          <Button onClick={onClose}>{t('files.import.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
