import { useState } from 'react';
import { type MergePlan, VERDICTS } from '../../../utils/interchange/plan.ts';
import { Button } from '../../base/Button.tsx';
import { Choice } from '../../base/Choice.tsx';
import { Field, Switch, TextInput } from '../../base/Field.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import type { Import, ImportState } from '../../hooks/library/useImport.ts';
import { useSettings } from '../../hooks/settings.ts';
import styles from '../panels.module.css';
import { WideTable } from '../WideTable.tsx';
import { useConflictLines } from './useConflictLines.ts';
import { useProblemWords } from './useProblemWords.ts';

/** How many messages of each kind are spelt out. */
const MOST = 8;
const KINDS = ['pages', 'claims', 'annotations', 'pairs'] as const;

interface ImportPlanProps {
  job: Import;
  state: ImportState & { step: 'planned' };
}

/** What an import would do, before it does it. */
export function ImportPlan({ job, state }: ImportPlanProps) {
  const { t, number } = useI18n();
  const { plan, file, isAnew } = state;
  const conflictLines = useConflictLines(plan);
  const reasonIn = useProblemWords();
  const written = KINDS.reduce(
    (sum, kind) => sum + plan.counts[kind].add + plan.counts[kind].update,
    0,
  );
  const conflicts = plan.counts.annotations.conflict + plan.counts.pairs.conflict;
  // Few files say anything of pairs.
  const kinds = KINDS.filter((kind) => kind !== 'pairs' || plan.pairs.length > 0);
  const refused = KINDS.flatMap((kind) =>
    plan[kind].flatMap((step) => (step.verdict === 'refuse' ? [reasonIn(step.reason)] : [])),
  );
  return (
    <>
      {isAnew && (
        <p role="alert" className={styles.warn}>
          {t('files.import.anew')}
        </p>
      )}
      <WideTable label={t('files.import.plan', { file })}>
        <thead>
          <tr>
            <th scope="col">{t('files.import.record')}</th>
            {VERDICTS.map((verdict) => (
              <th key={verdict} scope="col">
                {t(`files.import.${verdict}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`files.import.${kind}`)}</th>
              {VERDICTS.map((verdict) => {
                const count = plan.counts[kind][verdict];
                return (
                  <td key={verdict} className={count > 0 ? styles.some : styles.zero}>
                    {number(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </WideTable>
      {written === 0 && <p>{t(nothingWords(plan))}</p>}
      {conflicts > 0 && (
        <p className={styles.warn}>{t('files.import.conflicts', { count: conflicts })}</p>
      )}
      <Messages title={t('files.import.conflicts.list')} lines={conflictLines} />
      <Messages title={t('files.import.refused', { count: refused.length })} lines={refused} />
      <Messages
        title={t('files.import.omitted', { count: plan.omitted.length })}
        lines={plan.omitted.map(({ path, reason }) => `${path}: ${reasonIn(reason)}`)}
      />
      <Reviewers job={job} state={state} />
      <div className={styles.row}>
        <Button look="main" disabled={written === 0} onClick={job.apply}>
          {t('files.import.apply')}
        </Button>
        <Button onClick={job.reset}>{t('files.import.cancel')}</Button>
      </div>
    </>
  );
}

/** Why an import would write nothing. */
function nothingWords(plan: MergePlan) {
  const steps = KINDS.flatMap((kind) => plan[kind].map((step) => step));
  if (steps.length === 0) return 'files.import.nothing.inFile';
  const isAllHere = steps.every((step) => step.verdict === 'keep' && step.why === 'same');
  return isAllHere ? 'files.import.nothing' : 'files.import.nothing.newer';
}

/** Some messages behind a line that opens. */
function Messages({ title, lines }: { title: string; lines: readonly string[] }) {
  const { t } = useI18n();
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul className={styles.list}>
        {[...new Set(lines)].slice(0, MOST).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > MOST && <p>{t('files.import.rest', { count: lines.length - MOST })}</p>}
    </details>
  );
}

/**
 * Whose judgements the file holds. Those without a name are the reader's own or a colleague's, and so are those under
 * a name that is not set here: a back-up of another machine is the reader's.
 */
function Reviewers({ job, state }: ImportPlanProps) {
  const { t } = useI18n();
  const { settings } = useSettings();
  const { reviewers, whose: told } = state;
  const { unnamed, mine } = told;
  const rename = (to: string) => job.tell({ ...told, unnamed: to });
  const [whose, setWhose] = useState<'mine' | 'other'>(unnamed === '' ? 'mine' : 'other');
  const [name, setName] = useState(unnamed);
  if (reviewers.length === 0) return null;
  const hasUnnamed = reviewers.some((reviewer) => reviewer.name === '');
  const others = reviewers.filter(({ name: each }) => each !== '' && each !== settings.reviewer);
  return (
    <>
      <div>
        <h3 className={styles.subtitle}>{t('files.import.reviewers')}</h3>
        <ul className={styles.list}>
          {reviewers.map((reviewer) => (
            <li key={reviewer.name}>
              {t('files.import.reviewer', {
                name: reviewer.name || unnamed || t('agreement.you'),
                count: reviewer.annotations,
              })}
            </li>
          ))}
        </ul>
      </div>
      {others.length > 0 && (
        <div>
          {others.slice(0, MOST).map(({ name: each }) => (
            <Switch
              key={each}
              label={t('files.import.mine', { name: each })}
              checked={mine.includes(each)}
              onChange={(isMine) =>
                job.tell({
                  ...told,
                  mine: isMine ? [...mine, each] : mine.filter((other) => other !== each),
                })
              }
            />
          ))}
          <p className={styles.about}>{t('files.import.mine.about')}</p>
        </div>
      )}
      {hasUnnamed && (
        <Choice
          label={t('files.import.whose')}
          options={(['mine', 'other'] as const).map((value) => ({
            value,
            label: t(`files.import.whose.${value}`),
          }))}
          value={whose}
          onChange={(next) => {
            setWhose(next ?? 'mine');
            if (next === 'mine' && unnamed !== '') rename('');
          }}
        />
      )}
      {hasUnnamed && whose === 'other' && (
        <div className={styles.row}>
          <Field label={t('files.import.whose.name')} hint={t('files.import.whose.hint')}>
            {(ids) => (
              <TextInput
                {...ids}
                value={name}
                onChange={({ target }) => setName(target.value)}
                onKeyDown={({ key, nativeEvent }) => {
                  if (key !== 'Enter' || nativeEvent.isComposing) return;
                  if (name.trim() !== '') rename(name.trim());
                }}
              />
            )}
          </Field>
          <Button
            disabled={name.trim() === '' || name.trim() === unnamed}
            onClick={() => rename(name.trim())}
          >
            {t('files.import.rename')}
          </Button>
        </div>
      )}
    </>
  );
}
