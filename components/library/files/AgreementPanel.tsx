import { Button } from '../../base/Button.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { useAgreement } from '../../hooks/library/useAgreement.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { WideTable } from '../WideTable.tsx';

/** How far the reader and colleagues agree: Cohen's kappa on stance, difference in credibility. */
export function AgreementPanel() {
  const { t, number, percent } = useI18n();
  const words = useErrorWords();
  const { state, compare } = useAgreement();
  const nameOf = (reviewer: string) => reviewer || t('agreement.you');
  const rounded = (value: number | null) =>
    value === null ? t('agreement.undefined') : number(Math.round(value * 100) / 100);
  return (
    <Panel title={t('agreement')} about={t('agreement.text')}>
      <Button disabled={state.step === 'working'} onClick={compare}>
        {t(state.step === 'working' ? 'agreement.working' : 'agreement.run')}
      </Button>
      {state.step === 'failed' && (
        <p role="alert" className={styles.failed}>
          {words(state.error)}
        </p>
      )}
      {state.step === 'ready' && state.pairs.length === 0 && <p>{t('agreement.none')}</p>}
      {state.step === 'ready' && state.pairs.length > 0 && (
        <WideTable label={t('agreement')}>
          <thead>
            <tr>
              {(['pair', 'stances', 'same', 'kappa', 'ratings', 'difference'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {t(`agreement.${column}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {state.pairs.map(({ reviewers: [first, second], stance, credibility }) => (
              <tr key={JSON.stringify([first, second])}>
                <th scope="row">
                  {t('agreement.pair.names', { first: nameOf(first), second: nameOf(second) })}
                </th>
                <td>{number(stance.claims)}</td>
                <td>{stance.observed === null ? '' : percent(stance.observed)}</td>
                <td>{rounded(stance.kappa)}</td>
                <td>{number(credibility.claims)}</td>
                <td>{rounded(credibility.meanDifference)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </Panel>
  );
}
