import { useEffect } from 'react';
import { useAnnounce } from '../base/LiveRegion.tsx';
import { Toast } from '../base/Toast.tsx';
import { useI18n } from '../hooks/i18n.ts';
import type { Undoable } from '../hooks/library/useUndoable.ts';
import { FailureToast } from '../review/FailureToast.tsx';

interface UndoToastProps<T> {
  job: Pick<Undoable<T>, 'notice' | 'closeNotice' | 'undo'>;
  /** What is said of a change; null where the reader sees it anyway. */
  words(done: T): string | null;
}

/** What a change did, with a way back; or that it could not be saved, with another try. Says both, and the way back. */
export function UndoToast<T>({ job, words }: UndoToastProps<T>) {
  const { t } = useI18n();
  const announce = useAnnounce();
  const { notice, closeNotice, undo } = job;
  const title = notice?.kind === 'done' ? words(notice.done) : null;
  const left =
    notice?.kind === 'undone' && notice.left > 0 ? t('undo.left', { count: notice.left }) : null;
  const said = left ?? (notice?.kind === 'undone' ? t('undo.done') : title);
  useEffect(() => {
    if (said !== null) announce(said);
  }, [said, announce]);
  if (notice?.kind === 'failed') return <FailureToast notice={notice} onClose={closeNotice} />;
  if (left !== null) return <Toast tone="done" title={left} onClose={closeNotice} />;
  if (title === null) return null;
  const action = undo ? { label: t('undo'), run: () => void undo() } : undefined;
  return <Toast tone="done" title={title} action={action} onClose={closeNotice} />;
}
