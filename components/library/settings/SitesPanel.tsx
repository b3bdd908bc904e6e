import { X } from 'lucide-react';
import { useState } from 'react';
import { SITE_RULES } from '../../../utils/settings.ts';
import { Button, IconButton } from '../../base/Button.tsx';
import { Select } from '../../base/Field.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { useSettings } from '../../hooks/settings.ts';
import { useSites } from '../../hooks/useSites.ts';
import { useUngranted } from '../../hooks/useUngranted.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';

/** Sites with a rule of their own. */
export function SitesPanel({ onForget }: { onForget(host: string): void }) {
  const { t } = useI18n();
  const { settings } = useSettings();
  const { setSite } = useSites();
  const ungranted = useUngranted();
  const [denied, setDenied] = useState(false);
  const hosts = Object.keys(settings.sites).sort();

  return (
    <Panel title={t('sites')} about={t('sites.text')}>
      {hosts.length === 0 && <p>{t('sites.none')}</p>}
      {denied && (
        <p role="alert" className={styles.failed}>
          {t('site.denied')}
        </p>
      )}
      <ul className={styles.rows} aria-label={t('sites')}>
        {hosts.map((host) => (
          <li key={host} className={styles.site}>
            <span className={styles.host}>
              {host}
              {ungranted.has(host) && (
                <span className={styles.ungranted}>
                  {t('state.ungranted.title')}
                  <Button
                    aria-label={`${t('state.ungranted.allow')}: ${host}`}
                    onClick={() => void setSite(host, 'on').then((may) => setDenied(!may))}
                  >
                    {t('state.ungranted.allow')}
                  </Button>
                </span>
              )}
            </span>
            <span className={styles.rule}>
              <Select
                aria-label={t('site.here', { host })}
                options={SITE_RULES.map((value) => ({ value, label: t(`site.${value}`) }))}
                value={settings.sites[host] ?? 'click'}
                onChange={(rule) => void setSite(host, rule).then((granted) => setDenied(!granted))}
              />
            </span>
            <IconButton
              label={t('sites.forget', { host })}
              icon={<X size={16} aria-hidden="true" />}
              onClick={() => onForget(host)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
