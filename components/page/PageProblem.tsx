import {
  BookOpen,
  CircleSlash,
  EyeOff,
  FileQuestion,
  FileX,
  KeyRound,
  Lock,
  type LucideIcon,
  MousePointerClick,
  TriangleAlert,
  VenetianMask,
} from 'lucide-react';
import { Button } from '../base/Button.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { usePageKeys } from '../hooks/pageKeys.ts';
import { useShell } from '../hooks/shell.ts';
import type { ActivePage, PageActions, Problem } from '../hooks/useActivePage.ts';
import { useSites } from '../hooks/useSites.ts';
import styles from './PageProblem.module.css';

const ICONS: Record<Problem | 'none', LucideIcon> = {
  browser: Lock,
  pdf: FileX,
  off: CircleSlash,
  click: MousePointerClick,
  ungranted: KeyRound,
  idle: MousePointerClick,
  notArticle: FileQuestion,
  offTopic: BookOpen,
  unreadable: TriangleAlert,
  noHighlights: EyeOff,
  private: VenetianMask,
  unsaved: TriangleAlert,
  none: BookOpen,
};

/** Nothing but the reader's word is missing. */
const SPOTTABLE: readonly string[] = ['click', 'idle'];

interface PageProblemProps {
  page: ActivePage & PageActions;
  /** One line above a list, for claims known from an earlier visit. */
  brief?: boolean;
}

/** How to keep a sentence that was not spotted, in words. */
function useWayToSave(): string {
  const { t } = useI18n();
  const { save } = usePageKeys();
  return save === '' ? t('save.menu') : t('save.keys', { keys: save });
}

/** Why nothing is spotted on the page, and what the reader can do about it. */
export function PageProblem({ page, brief = false }: PageProblemProps) {
  const { t } = useI18n();
  const { access } = useShell();
  const { setSite } = useSites();
  const problem = page.problem === 'noHighlights' && !brief ? 'none' : (page.problem ?? 'none');
  const host = page.host;
  const Icon = ICONS[problem];

  const action = SPOTTABLE.includes(problem) ? (
    <Button look="main" disabled={page.working} onClick={() => void page.spot()}>
      {t(page.working ? 'spot.working' : 'spot')}
    </Button>
  ) : problem === 'notArticle' || problem === 'offTopic' ? (
    <Button disabled={page.working} onClick={() => void page.spot()}>
      {t(page.working ? 'spot.working' : 'state.notArticle.read')}
    </Button>
  ) : problem === 'off' ? (
    <>
      <Button onClick={() => void setSite(host, 'click')}>{t('site.click')}</Button>
      <Button onClick={() => void setSite(host, 'on')}>{t('site.on')}</Button>
    </>
  ) : problem === 'ungranted' ? (
    <>
      <Button look="main" onClick={() => void access.request(host)}>
        {t('state.ungranted.allow')}
      </Button>
      <Button disabled={page.working} onClick={() => void page.spot()}>
        {t(page.working ? 'spot.working' : 'spot')}
      </Button>
    </>
  ) : null;

  const how = useWayToSave();
  const title = t(`state.${problem}.title`, { host });
  if (brief) {
    return (
      <div className={styles.brief}>
        <Icon size={14} aria-hidden="true" />
        <p>{title}</p>
        {action}
      </div>
    );
  }
  return (
    <EmptyState icon={<Icon size={22} />} title={title} action={action}>
      {t(`state.${problem}.text`, { host, how })}
    </EmptyState>
  );
}
