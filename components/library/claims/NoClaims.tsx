import { Library, SearchX, Trash2 } from 'lucide-react';
import { Button } from '../../base/Button.tsx';
import { EmptyState } from '../../base/EmptyState.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { type Filters, isNarrowed } from '../../hooks/library/filters.ts';

/** Why the list is empty. */
export function NoClaims({ filters, onClear }: { filters: Filters; onClear(): void }) {
  const { t } = useI18n();
  const [kind, Icon] = filters.bin
    ? (['bin', Trash2] as const)
    : isNarrowed(filters)
      ? (['narrowed', SearchX] as const)
      : (['library', Library] as const);
  return (
    <EmptyState
      icon={<Icon size={22} />}
      title={t(`state.${kind}.title`)}
      action={kind !== 'library' && <Button onClick={onClear}>{t('facets.clear')}</Button>}
    >
      {t(`state.${kind}.text`)}
    </EmptyState>
  );
}
