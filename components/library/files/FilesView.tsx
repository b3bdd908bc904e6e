import type { Filters } from '../../hooks/library/filters.ts';
import styles from '../panels.module.css';
import { AgreementPanel } from './AgreementPanel.tsx';
import { BackupPanel } from './BackupPanel.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { SchedulePanel } from './SchedulePanel.tsx';

/** Everything that goes into a file or comes out of one. */
export function FilesView({ filters }: { filters: Filters }) {
  return (
    <div className={styles.scroll}>
      <div className={styles.panels}>
        <BackupPanel />
        <SchedulePanel />
        <ExportPanel filters={filters} />
        <ImportPanel />
        <AgreementPanel />
      </div>
    </div>
  );
}
