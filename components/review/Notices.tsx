import { Toast } from '../base/Toast.tsx';
import { useI18n } from '../hooks/i18n.ts';
import type { Review } from '../hooks/review.ts';
import { FailureToast } from './FailureToast.tsx';

/** What the last change did, with a way back; or that it could not be saved, with another try. */
export function Notices({ review, onUndo }: { review: Review; onUndo(): void }) {
  const { t } = useI18n();
  const { notice, closeNotice } = review;
  if (!notice) return null;
  if (notice.kind === 'dismissed') {
    return (
      <Toast
        tone="done"
        title={t('said.dismissed')}
        action={{ label: t('undo'), run: onUndo }}
        onClose={closeNotice}
      />
    );
  }
  if (notice.kind === 'left') {
    return <Toast tone="done" title={t('undo.left', { count: 1 })} onClose={closeNotice} />;
  }
  return <FailureToast notice={notice} onClose={closeNotice} />;
}
