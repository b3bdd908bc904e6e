import { PencilLine } from 'lucide-react';
import { Button } from '../base/Button.tsx';
import { useI18n } from '../hooks/i18n.ts';

interface CorrectButtonProps {
  correcting: boolean;
  onChange(correcting: boolean): void;
}

/** Opens and closes the fields for corrections. */
export function CorrectButton({ correcting, onChange }: CorrectButtonProps) {
  const { t } = useI18n();
  return (
    <Button
      look="plain"
      icon={<PencilLine size={14} aria-hidden="true" />}
      aria-pressed={correcting}
      onClick={() => onChange(!correcting)}
    >
      {t('claim.edit')}
    </Button>
  );
}
