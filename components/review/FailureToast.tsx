import { Toast } from '../base/Toast.tsx';
import { useErrorWords } from '../hooks/errors.ts';
import { useI18n } from '../hooks/i18n.ts';

interface FailureToastProps {
  notice: { error: unknown; retry(): void };
  onClose(): void;
}

/** That a change could not be saved, why, and another try. */
export function FailureToast({ notice, onClose }: FailureToastProps) {
  const { t } = useI18n();
  const words = useErrorWords();
  return (
    <Toast
      tone="failed"
      title={t('error.save')}
      action={{ label: t('retry'), run: notice.retry }}
      onClose={onClose}
    >
      {words(notice.error)}
    </Toast>
  );
}
