import { Keyboard } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../base/Button.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { useMachine } from '../../hooks/library/machine.ts';
import { type SettingsUndone, useSettingsUndo } from '../../hooks/library/useSettingsUndo.ts';
import { useUndoKey } from '../../hooks/useUndoKey.ts';
import { SettingsFields } from '../../page/SettingsFields.tsx';
import { ShortcutsDialog } from '../../page/ShortcutsDialog.tsx';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { UndoToast } from '../UndoToast.tsx';
import { DiagnosticsPanel } from './DiagnosticsPanel.tsx';
import { SitesPanel } from './SitesPanel.tsx';
import { SpottingPanel } from './SpottingPanel.tsx';
import { StoragePanel } from './StoragePanel.tsx';

/** Every setting, what is kept where, and what to send with a bug report. */
export function SettingsView() {
  const { t } = useI18n();
  const { version } = useMachine();
  const { job, forgetSite, forgetLearnt } = useSettingsUndo();
  const [help, setHelp] = useState(false);
  useUndoKey(job.undo);
  const words = (done: SettingsUndone) =>
    done.kind === 'site' ? t('sites.forgotten', { host: done.host }) : t('learning.forgotten');
  return (
    <>
      <div className={styles.scroll}>
        <div className={styles.panels}>
          <Panel title={t('settings')}>
            <div className={styles.column}>
              <SettingsFields host="" />
            </div>
            <Button icon={<Keyboard size={14} aria-hidden="true" />} onClick={() => setHelp(true)}>
              {t('shortcuts.show')}
            </Button>
          </Panel>
          <SitesPanel onForget={forgetSite} />
          <SpottingPanel onForget={forgetLearnt} />
          <StoragePanel />
          <DiagnosticsPanel />
          <Panel title={t('about')} about={t('about.version', { version })}>
            <p className={styles.prose}>{t('about.privacy')}</p>
            <p className={styles.prose}>{t('about.pages')}</p>
          </Panel>
        </div>
      </div>
      <UndoToast job={job} words={words} />
      {help && <ShortcutsDialog onClose={() => setHelp(false)} />}
    </>
  );
}
