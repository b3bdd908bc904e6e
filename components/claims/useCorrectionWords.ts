import type { AnnotationRecord } from '../../utils/records.ts';
import { useI18n } from '../hooks/i18n.ts';
import { AUTHOR } from './effective.ts';

/** Gives what corrections say, each in words. */
export function useCorrectionWords(): (corrections: AnnotationRecord['corrections']) => string[] {
  const { t, date } = useI18n();
  return ({ type, direction, speaker, due }) =>
    [
      type && t(`type.${type}`),
      direction && t(`direction.${direction}`),
      speaker === AUTHOR ? t('speaker.author') : speaker === null ? t('speaker.nobody') : speaker,
      due && t('horizon.due', { date: date(due) }),
      due === null && t('claim.due.none'),
    ].filter((words): words is string => typeof words === 'string' && words !== '');
}
