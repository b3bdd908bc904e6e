import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../base/Button.tsx';
import { useAnnounce } from '../../base/LiveRegion.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { useMachine } from '../../hooks/library/machine.ts';
import { useAnswer } from '../../hooks/library/useAnswer.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { WideTable } from '../WideTable.tsx';

/** What went wrong lately, to be copied into a bug report. */
export function DiagnosticsPanel() {
  const { t, date, number } = useI18n();
  const words = useErrorWords();
  const announce = useAnnounce();
  const machine = useMachine();
  const { data: log, error, ask } = useAnswer(machine.diagnostics);
  const [said, setSaid] = useState('');
  const entries = log ?? [];

  const report = () =>
    JSON.stringify({ version: machine.version, browser: machine.userAgent, log: entries }, null, 2);

  const copy = () =>
    navigator.clipboard.writeText(report()).then(
      () => {
        setSaid(t('diagnostics.copied'));
        announce(t('diagnostics.copied'));
      },
      (caught) => setSaid(`${t('error.copy')}. ${words(caught)}`),
    );

  return (
    <Panel title={t('diagnostics')} about={t('diagnostics.text')}>
      {error !== null && <p className={styles.failed}>{words(error)}</p>}
      {log !== null && entries.length === 0 && <p>{t('diagnostics.none')}</p>}
      {entries.length > 0 && (
        <details>
          <summary>{t('diagnostics.count', { count: entries.length })}</summary>
          <WideTable label={t('diagnostics')}>
            <thead>
              <tr>
                <th scope="col">{t('diagnostics.what')}</th>
                <th scope="col">{t('diagnostics.why')}</th>
                <th scope="col">{t('diagnostics.often')}</th>
                <th scope="col">{t('diagnostics.last')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ kind, what, why, count, last }) => (
                <tr key={`${kind} ${what} ${why}`}>
                  <td>{what}</td>
                  <td>{why}</td>
                  <td>{number(count)}</td>
                  <td>{date(last)}</td>
                </tr>
              ))}
            </tbody>
          </WideTable>
        </details>
      )}
      <div className={styles.row}>
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
          {t('diagnostics.copy')}
        </Button>
        <Button
          disabled={entries.length === 0}
          onClick={() => void machine.clearDiagnostics().then(ask)}
        >
          {t('diagnostics.clear')}
        </Button>
        <span>{said}</span>
      </div>
    </Panel>
  );
}
