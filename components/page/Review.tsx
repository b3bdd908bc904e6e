import { BookOpen, Keyboard, Settings2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { ruleFor } from '../../utils/settings.ts';
import { IconButton } from '../base/Button.tsx';
import { Skeleton } from '../base/Skeleton.tsx';
import { Tabs } from '../base/Tabs.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useReviewServices } from '../hooks/services.ts';
import { useSettings } from '../hooks/settings.ts';
import { useActivePage } from '../hooks/useActivePage.ts';
import { usePageEntries } from '../hooks/usePageEntries.ts';
import { useShortcuts } from '../hooks/useShortcuts.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { PageClaims } from './PageClaims.tsx';
import styles from './Review.module.css';

// Not needed before they are asked for, and the popup has to be there at once.
const AllClaims = lazy(async () => ({ default: (await import('./AllClaims.tsx')).AllClaims }));
const SettingsDialog = lazy(async () => ({
  default: (await import('./SettingsDialog.tsx')).SettingsDialog,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./ShortcutsDialog.tsx')).ShortcutsDialog,
}));

interface ReviewProps {
  /** Stands beside the page: marks the claim under the reader's eyes. */
  following?: boolean;
}

/** The review of the active tab's claims and of all claims: what popup and side panel show. */
export function Review({ following = false }: ReviewProps) {
  const { t, number } = useI18n();
  const { settings } = useSettings();
  const { tabs } = useReviewServices();
  const page = useActivePage(!following);
  const claims = usePageEntries(page.pageId);
  const [view, setView] = useState<'page' | 'all'>('page');
  const [dialog, setDialog] = useState<'settings' | 'shortcuts' | null>(null);

  const alive = claims.data?.filter(({ own }) => !own?.dismissed) ?? [];
  useShortcuts(
    {
      '?': () => setDialog('shortcuts'),
      // In the view of all claims the same key goes to the search.
      ...(view === 'page' && { '/': () => setView('all') }),
    },
    settings.singleKeys,
  );

  return (
    <div className={styles.review}>
      <main className={styles.main}>
        <Tabs<'page' | 'all'>
          label={t('view.both')}
          tabs={[
            {
              value: 'page',
              label: t('view.page'),
              count: alive.length > 0 ? number(alive.length) : undefined,
            },
            { value: 'all', label: t('view.all') },
          ]}
          value={view}
          onChange={setView}
          aside={
            <>
              <IconButton
                label={t('library.open')}
                icon={<BookOpen size={17} aria-hidden="true" />}
                onClick={() => void tabs.open('/library.html')}
              />
              <ExportMenu pageId={alive.length > 0 ? page.pageId : null} />
              <IconButton
                label={t('shortcuts')}
                icon={<Keyboard size={17} aria-hidden="true" />}
                onClick={() => setDialog('shortcuts')}
              />
            </>
          }
        >
          {view === 'page' ? (
            <PageClaims page={page} claims={claims} following={following} />
          ) : (
            <Suspense fallback={<Skeleton rows={5} label={t('list.loading')} />}>
              <AllClaims shortcuts={{}} />
            </Suspense>
          )}
        </Tabs>
      </main>
      <footer className={styles.foot}>
        {/* Who reads where it runs wants to change it there. */}
        {page.host === '' ? (
          <span />
        ) : (
          <button type="button" className={styles.site} onClick={() => setDialog('settings')}>
            <span className={styles.host}>{page.host}</span>
            <span className={styles.rule}>{t(`site.${ruleFor(settings, page.host)}`)}</span>
          </button>
        )}
        <IconButton
          label={t('settings')}
          icon={<Settings2 size={17} aria-hidden="true" />}
          onClick={() => setDialog('settings')}
        />
      </footer>
      <Suspense>
        {dialog === 'settings' && (
          <SettingsDialog host={page.host} onClose={() => setDialog(null)} />
        )}
        {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
      </Suspense>
    </div>
  );
}
