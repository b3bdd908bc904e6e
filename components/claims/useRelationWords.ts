import type { RelationReason } from '../../utils/relations/relation.ts';
import { useI18n } from '../hooks/i18n.ts';
import { AUTHOR } from './effective.ts';

/** Shared words named at most. */
const MOST_TERMS = 5;

/** Why two claims relate, in words. */
export function useRelationWords(): (reason: RelationReason) => string {
  const { t, date } = useI18n();
  return (reason) => {
    switch (reason.kind) {
      case 'opposedDirections':
        return t('relation.why.opposedDirections', {
          here: t(`direction.${reason.here}`),
          there: t(`direction.${reason.there}`),
        });
      case 'differentFigures':
        return t('relation.why.differentFigures', { here: reason.here, there: reason.there });
      case 'onlyOneDenies':
        return t('relation.why.onlyOneDenies');
      case 'sameDirection':
        return t('relation.why.sameDirection', { direction: t(`direction.${reason.direction}`) });
      case 'sameSpeaker':
        return t('relation.why.sameSpeaker', {
          speaker: reason.speaker === AUTHOR ? t('speaker.author') : reason.speaker,
        });
      case 'laterThan':
        return t('relation.why.laterThan', { here: date(reason.here), there: date(reason.there) });
      case 'sharedTerms':
        return t('relation.why.sharedTerms', {
          terms: reason.terms.slice(0, MOST_TERMS).join(', '),
        });
    }
  };
}
