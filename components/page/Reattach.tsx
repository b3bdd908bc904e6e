import { TextSelect } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../base/Button.tsx';
import { useAnnounce } from '../base/LiveRegion.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { useReattach } from '../hooks/useReattach.ts';
import styles from './Reattach.module.css';

interface ReattachProps {
  tabId: number;
  claimId: string;
}

/** Lets the reader show where a claim stands that was not found again: they select its words on the page. */
export function Reattach({ tabId, claimId }: ReattachProps) {
  const { t } = useI18n();
  const announce = useAnnounce();
  const reattach = useReattach();
  const [state, setState] = useState<{ working: boolean; problem: string | null }>({
    working: false,
    problem: null,
  });

  const run = async () => {
    setState({ working: true, problem: null });
    const reason = await reattach(tabId, claimId);
    if (reason === null) announce(t('reattach.done'));
    setState({ working: false, problem: reason && t(`reattach.${reason}`) });
  };

  return (
    <div className={styles.reattach}>
      <p>{t('reattach.how')}</p>
      <Button
        icon={<TextSelect size={14} aria-hidden="true" />}
        disabled={state.working}
        onClick={() => void run()}
      >
        {t('reattach')}
      </Button>
      {state.problem && (
        <p role="alert" className={styles.problem}>
          {state.problem}
        </p>
      )}
    </div>
  );
}
