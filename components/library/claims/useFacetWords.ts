import { CREDIBILITIES } from '../../../utils/records.ts';
import { AUTHOR } from '../../claims/effective.ts';
import { useI18n } from '../../hooks/i18n.ts';
import type { FacetName } from '../../hooks/library/filters.ts';

/** What a facet's values are called. */
export function useFacetWords(): (name: FacetName, value: string) => string {
  const { t } = useI18n();
  return (name, value) => {
    if (name === 'speaker') {
      return value === AUTHOR ? t('speaker.author') : value === '' ? t('speaker.nobody') : value;
    }
    if (name === 'outlet' || name === 'tag') return value;
    if (name === 'credibility') {
      const credibility = CREDIBILITIES.find((each) => String(each) === value);
      return credibility === undefined
        ? t('credibility.none')
        : t('credibility.value', { credibility, meaning: t(`credibility.${credibility}`) });
    }
    if (name === 'status') return t(`status.${value}` as 'status.new');
    return t(`${name}.${value}` as 'tier.race');
  };
}
