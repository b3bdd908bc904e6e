import { DatabaseZap } from 'lucide-react';
import { Button } from '../base/Button.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { useErrorWords } from '../hooks/errors.ts';
import { useI18n } from '../hooks/i18n.ts';

/** In the place of a list that cannot be read. */
export function ReadFailure({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useI18n();
  const words = useErrorWords();
  return (
    <div role="alert">
      <EmptyState
        icon={<DatabaseZap size={22} />}
        title={t('error.read')}
        action={<Button onClick={onRetry}>{t('retry')}</Button>}
      >
        {words(error)}
      </EmptyState>
    </div>
  );
}
