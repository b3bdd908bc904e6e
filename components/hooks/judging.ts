/** Judging a claim, wherever it is shown: the keys for it, and what is said of a change. */
import { useCallback } from 'react';
import type { AnnotationChange } from '../../utils/messages.ts';
import { type AnnotationRecord, CREDIBILITIES } from '../../utils/records.ts';
import { useI18n } from './i18n.ts';
import type { Shortcuts } from './useShortcuts.ts';

/** Keys that judge a claim. The same key again takes it back. */
export function judgingKeys(
  own: Pick<AnnotationRecord, 'stance' | 'credibility' | 'dismissed'> | null,
  onChange: (change: AnnotationChange) => void,
): Shortcuts {
  const stance = (wanted: AnnotationRecord['stance']) => () =>
    onChange({ stance: own?.stance === wanted ? null : wanted });
  return {
    a: stance('agree'),
    d: stance('disagree'),
    s: stance('unsure'),
    ...Object.fromEntries(
      CREDIBILITIES.map((each) => [
        String(each),
        () => onChange({ credibility: own?.credibility === each ? null : each }),
      ]),
    ),
    x: () => onChange({ dismissed: !own?.dismissed }),
  };
}

/** What is said when a change has been made. */
export function useChangeWords(): (change: AnnotationChange) => string {
  const { t } = useI18n();
  return useCallback(
    ({ stance, credibility, dismissed }) => {
      if (stance === null) return t('said.stance.cleared');
      if (stance) return t('said.stance', { stance: t(`stance.${stance}`) });
      if (credibility === null) return t('said.credibility.cleared');
      if (credibility) return t('said.credibility', { credibility });
      if (dismissed === undefined) return t('said.saved');
      return t(dismissed ? 'said.dismissed' : 'said.restored');
    },
    [t],
  );
}
