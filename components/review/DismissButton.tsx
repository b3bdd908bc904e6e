import { Ban, RotateCcw } from 'lucide-react';
import { Button } from '../base/Button.tsx';
import { useI18n } from '../hooks/i18n.ts';

interface DismissButtonProps {
  dismissed: boolean;
  onChange(dismissed: boolean): void;
}

/** Marks as no claim, or takes that back. */
export function DismissButton({ dismissed, onChange }: DismissButtonProps) {
  const { t } = useI18n();
  const Icon = dismissed ? RotateCcw : Ban;
  return (
    <Button
      look="plain"
      icon={<Icon size={14} aria-hidden="true" />}
      onClick={() => onChange(!dismissed)}
    >
      {t(dismissed ? 'claim.restore' : 'claim.dismiss')}
    </Button>
  );
}
