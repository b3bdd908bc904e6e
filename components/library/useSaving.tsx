import { type ReactNode, useState } from 'react';
import type { Format } from '../../utils/interchange/formats.ts';
import { useAnnounce } from '../base/LiveRegion.tsx';
import { useErrorWords } from '../hooks/errors.ts';
import { useI18n } from '../hooks/i18n.ts';
import { type ExportOptions, type ExportScope, useExport } from '../hooks/library/useExport.ts';
import styles from './panels.module.css';

type State =
  | { step: 'idle' }
  | { step: 'working'; claims: number }
  | { step: 'done'; file: string }
  | { step: 'failed'; error: unknown };

/** Saves to a file and says how that goes. `message` is to be shown beside the button. */
export function useSaving(): {
  working: boolean;
  message: ReactNode;
  save(format: Format, scope: ExportScope, options?: ExportOptions): Promise<boolean>;
} {
  const { t } = useI18n();
  const announce = useAnnounce();
  const words = useErrorWords();
  const run = useExport();
  const [state, setState] = useState<State>({ step: 'idle' });

  const save = async (format: Format, scope: ExportScope, options: ExportOptions = {}) => {
    setState({ step: 'working', claims: 0 });
    try {
      const onProgress = (claims: number) => setState({ step: 'working', claims });
      const file = await run(format, scope, { ...options, onProgress });
      setState({ step: 'done', file });
      announce(t('export.done', { file }));
      return true;
    } catch (error) {
      setState({ step: 'failed', error });
      return false;
    }
  };

  const message =
    state.step === 'working' ? (
      <span>{t('files.export.working', { count: state.claims })}</span>
    ) : state.step === 'done' ? (
      <span className={styles.done}>{t('export.done', { file: state.file })}</span>
    ) : state.step === 'failed' ? (
      <span role="alert" className={styles.failed}>
        {t('error.export')} {words(state.error)}
      </span>
    ) : null;
  return { working: state.step === 'working', message, save };
}
