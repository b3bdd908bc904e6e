import { lazy, Suspense, useEffect } from 'react';
import { Logo } from '../base/Logo.tsx';
import { Skeleton } from '../base/Skeleton.tsx';
import { Tabs } from '../base/Tabs.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useRoute, VIEWS, type View } from '../hooks/library/route.ts';
import { type Awaiting, useAwaiting } from '../hooks/library/useAwaiting.ts';
import { useDropGuard } from '../hooks/library/useDropGuard.ts';
import { BackupReminder } from './BackupReminder.tsx';
import { ClaimsView } from './claims/ClaimsView.tsx';
import styles from './Library.module.css';

// Only the list is there at once; the other parts when they are turned to.
const FilesView = lazy(async () => ({
  default: (await import('./files/FilesView.tsx')).FilesView,
}));
const ConflictsView = lazy(async () => ({
  default: (await import('./conflicts/ConflictsView.tsx')).ConflictsView,
}));
const PredictionsView = lazy(async () => ({
  default: (await import('./predictions/PredictionsView.tsx')).PredictionsView,
}));
const ChartsView = lazy(async () => ({
  default: (await import('./charts/ChartsView.tsx')).ChartsView,
}));
const SettingsView = lazy(async () => ({
  default: (await import('./settings/SettingsView.tsx')).SettingsView,
}));

/** Numbers beside the parts' names are told no further. */
const MOST = 99;

/** The library page: its parts as tabs, the one shown kept in the address. */
export function Library() {
  const { t, number } = useI18n();
  const navigation = useRoute();
  const { route, go } = navigation;
  const { view } = route;
  const awaiting = useAwaiting();
  useDropGuard();
  const badgeOf = (name: View) => {
    const count = name === 'conflicts' || name === 'predictions' ? awaiting?.[name] : 0;
    if (!count) return undefined;
    const shown = count > MOST ? `${number(MOST)}+` : number(count);
    return { shown, about: t(`library.awaiting.${name as keyof Awaiting}`, { count }) };
  };

  useEffect(() => {
    document.title = t('library.title', { view: t(`library.view.${view}`) });
  }, [t, view]);

  return (
    <div className={styles.library}>
      <header className={styles.head}>
        <Logo size={24} />
        <h1 className={styles.name}>Racemark</h1>
      </header>
      <main className={styles.main}>
        <Tabs<View>
          label={t('library.views')}
          tabs={VIEWS.map((value) => ({
            value,
            label: t(`library.view.${value}`),
            badge: badgeOf(value),
          }))}
          value={view}
          onChange={(next) => go({ view: next, claimId: null }, true)}
        >
          <Suspense fallback={<Skeleton rows={6} label={t('list.loading')} />}>
            {view === 'claims' && <ClaimsView navigation={navigation} />}
            {view === 'conflicts' && <ConflictsView />}
            {view === 'predictions' && <PredictionsView />}
            {view === 'charts' && <ChartsView filters={route.filters} />}
            {view === 'settings' && <SettingsView />}
            {view === 'files' && <FilesView filters={route.filters} />}
          </Suspense>
          {/* Below, so that nothing moves when it comes. */}
          {view !== 'files' && <BackupReminder />}
        </Tabs>
      </main>
    </div>
  );
}
