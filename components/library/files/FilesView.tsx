import { useI18n } from '../../hooks/i18n.ts';
import type { Filters } from '../../hooks/library/filters.ts';
import { useAdoption } from '../../hooks/library/useAdoption.ts';
import { useUndoKey } from '../../hooks/useUndoKey.ts';
import styles from '../panels.module.css';
import { UndoToast } from '../UndoToast.tsx';
import { AgreementPanel } from './AgreementPanel.tsx';
import { BackupPanel } from './BackupPanel.tsx';
import { ColleaguesPanel } from './ColleaguesPanel.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { SchedulePanel } from './SchedulePanel.tsx';

/** Everything that goes into a file or comes out of one. */
export function FilesView({ filters }: { filters: Filters }) {
  const { t } = useI18n();
  const adoption = useAdoption();
  useUndoKey(adoption.job.undo);
  return (
    <>
      <div className={styles.scroll}>
        <div className={styles.panels}>
          <BackupPanel />
          <SchedulePanel />
          <ExportPanel filters={filters} />
          <ImportPanel />
          <ColleaguesPanel adoption={adoption} />
          <AgreementPanel />
        </div>
      </div>
      <UndoToast
        job={adoption.job}
        words={({ judgements, name }) => t('colleagues.done', { count: judgements, name })}
      />
    </>
  );
}
