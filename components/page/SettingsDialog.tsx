import { Dialog } from '../base/Dialog.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { SettingsFields } from './SettingsFields.tsx';

interface SettingsDialogProps {
  /** Host of the page in the tab; empty when it has none. */
  host: string;
  onClose(): void;
}

/** The settings a reader needs beside an article. */
export function SettingsDialog({ host, onClose }: SettingsDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('settings')} onClose={onClose}>
      <SettingsFields host={host} />
    </Dialog>
  );
}
