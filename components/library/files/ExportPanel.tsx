import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { FORMATS, type Format } from '../../../utils/interchange/formats.ts';
import { Button } from '../../base/Button.tsx';
import { Field, Select, Switch } from '../../base/Field.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { type Filters, isNarrowed, queryOf } from '../../hooks/library/filters.ts';
import { useCount } from '../../hooks/library/useCount.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { useSaving } from '../useSaving.tsx';

type Scope = 'everything' | 'filtered';

/** Claims into a file: all, or those the filters of the list leave, in any format. */
export function ExportPanel({ filters }: { filters: Filters }) {
  const { t, number } = useI18n();
  const [format, setFormat] = useState<Format>('json');
  const [scope, setScope] = useState<Scope>(isNarrowed(filters) ? 'filtered' : 'everything');
  const [bom, setBom] = useState(false);
  const query = useMemo(() => queryOf(filters), [filters]);
  const { data: count } = useCount(query);
  const saving = useSaving();
  return (
    <Panel title={t('files.export')}>
      <div className={styles.fields}>
        <Field label={t('files.export.scope')}>
          {(ids) => (
            <Select<Scope>
              {...ids}
              options={[
                { value: 'everything', label: t('files.export.everything') },
                {
                  value: 'filtered',
                  label: t('files.export.filtered', {
                    count: count === null ? '…' : number(count),
                  }),
                },
              ]}
              value={scope}
              onChange={setScope}
            />
          )}
        </Field>
        <Field label={t('files.export.format')} hint={t(`export.${format}.about`)}>
          {(ids) => (
            <Select<Format>
              {...ids}
              options={FORMATS.map((value) => ({ value, label: t(`export.${value}`) }))}
              value={format}
              onChange={setFormat}
            />
          )}
        </Field>
      </div>
      {format === 'csv' && <Switch label={t('files.export.bom')} checked={bom} onChange={setBom} />}
      <div className={styles.row}>
        <Button
          icon={<Download size={15} aria-hidden="true" />}
          disabled={saving.working}
          onClick={() =>
            void saving.save(format, scope === 'everything' ? 'everything' : { query }, { bom })
          }
        >
          {t('files.export.run')}
        </Button>
        {saving.message}
      </div>
    </Panel>
  );
}
