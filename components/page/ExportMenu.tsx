import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Format } from '../../utils/interchange/formats.ts';
import { useAnnounce } from '../base/LiveRegion.tsx';
import { Menu, type MenuGroup } from '../base/Menu.tsx';
import { Toast } from '../base/Toast.tsx';
import { useErrorWords } from '../hooks/errors.ts';
import { useI18n } from '../hooks/i18n.ts';
import { useExport } from '../hooks/useExport.ts';

/** In the order of the menu. */
const FORMATS: readonly Format[] = ['json', 'csv', 'markdown', 'w3c', 'claimreview'];

interface ExportMenuProps {
  /** The page in the tab, when anything is saved for it. */
  pageId: string | null;
}

/** Saves this page's claims or everything to a file. */
export function ExportMenu({ pageId }: ExportMenuProps) {
  const { t } = useI18n();
  const announce = useAnnounce();
  const words = useErrorWords();
  const save = useExport();
  const [failure, setFailure] = useState<{ error: unknown; retry(): void } | null>(null);

  const run = async (format: Format, scope: { pageId: string } | 'everything') => {
    setFailure(null);
    try {
      announce(t('export.done', { file: await save(format, scope) }));
    } catch (error) {
      setFailure({ error, retry: () => void run(format, scope) });
    }
  };

  const group = (
    name: 'page' | 'everything',
    scope: { pageId: string } | 'everything',
  ): MenuGroup => ({
    label: t(`export.${name}`),
    items: FORMATS.map((format) => ({
      label: t(`export.item.${name}`, { format: t(`export.${format}`) }),
      shown: t(`export.${format}`),
      about: t(`export.${format}.about`),
      run: () => void run(format, scope),
    })),
  });

  return (
    <>
      <Menu
        label={t('export')}
        icon={<Download size={15} aria-hidden="true" />}
        groups={[
          ...(pageId === null ? [] : [group('page', { pageId })]),
          group('everything', 'everything'),
        ]}
      />
      {failure && (
        <Toast
          tone="failed"
          title={t('error.export')}
          action={{ label: t('retry'), run: failure.retry }}
          onClose={() => setFailure(null)}
        >
          {words(failure.error)}
        </Toast>
      )}
    </>
  );
}
