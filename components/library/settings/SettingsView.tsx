import { useI18n } from '../../hooks/i18n.ts';
import { useMachine } from '../../hooks/library/machine.ts';
import { SettingsFields } from '../../page/SettingsFields.tsx';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { DiagnosticsPanel } from './DiagnosticsPanel.tsx';
import { SitesPanel } from './SitesPanel.tsx';
import { SpottingPanel } from './SpottingPanel.tsx';
import { StoragePanel } from './StoragePanel.tsx';

/** Every setting, what is kept where, and what to send with a bug report. */
export function SettingsView() {
  const { t } = useI18n();
  const { version } = useMachine();
  return (
    <div className={styles.scroll}>
      <div className={styles.panels}>
        <Panel title={t('settings')}>
          <div className={styles.column}>
            <SettingsFields host="" />
          </div>
        </Panel>
        <SitesPanel />
        <SpottingPanel />
        <StoragePanel />
        <DiagnosticsPanel />
        <Panel title={t('about')} about={t('about.version', { version })}>
          <p className={styles.prose}>{t('about.privacy')}</p>
          <p className={styles.prose}>{t('about.pages')}</p>
        </Panel>
      </div>
    </div>
  );
}
