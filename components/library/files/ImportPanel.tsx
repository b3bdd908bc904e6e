import { FileUp } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../base/Button.tsx';
import { useAnnounce } from '../../base/LiveRegion.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { useFileDrop } from '../../hooks/library/useFileDrop.ts';
import { type Import, type ImportState, useImport } from '../../hooks/library/useImport.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';
import { ImportPlan } from './ImportPlan.tsx';

/** How many problems of a file are spelt out. */
const MOST = 8;

/** From a file to a plan to the library; nothing is written before the reader has seen the plan. */
export function ImportPanel() {
  const { t } = useI18n();
  const job = useImport();
  const { state, read } = job;
  const panel = useRef<HTMLDivElement>(null);
  const [isSeveral, setSeveral] = useState(false);
  const choose = useCallback(
    (file: File) => {
      setSeveral(false);
      read(file);
    },
    [read],
  );
  const drop = useCallback(
    ([file, ...others]: readonly File[]) => {
      // It may have been dropped far from where its plan is shown.
      panel.current?.scrollIntoView();
      if (file && others.length === 0) choose(file);
      else setSeveral(true);
    },
    [choose],
  );
  const isOver = useFileDrop(state.step === 'working' ? null : drop);
  return (
    <div ref={panel}>
      <Panel title={t('files.import')} about={t('files.import.text')}>
        {isSeveral ? (
          <p role="alert" className={styles.failed}>
            {t('files.import.several')}
          </p>
        ) : (
          <Outcome state={state} />
        )}
        {state.step === 'working' ? (
          <Working job={job} state={state} />
        ) : state.step === 'planned' ? (
          <ImportPlan job={job} state={state} />
        ) : (
          <Chooser onFile={choose} isFirst={state.step === 'idle'} />
        )}
      </Panel>
      {isOver && (
        <div className={styles.target}>
          <p>
            <FileUp size={22} aria-hidden="true" />
            {t('files.import.over')}
          </p>
        </div>
      )}
    </div>
  );
}

function Chooser({ onFile, isFirst }: { onFile(file: File): void; isFirst: boolean }) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.drop}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.jsonld,application/json,application/ld+json"
        aria-label={t('files.import.choose')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button icon={<FileUp size={15} aria-hidden="true" />} onClick={() => input.current?.click()}>
        {t(isFirst ? 'files.import.choose' : 'files.import.again')}
      </Button>
      <span className={styles.about}>{t('files.import.drop')}</span>
    </div>
  );
}

function Working({ job, state }: { job: Import; state: ImportState & { step: 'working' } }) {
  const { t } = useI18n();
  const words = t(`files.import.phase.${state.phase}`, { file: state.file });
  return (
    <>
      <p>{words}</p>
      <progress
        className={styles.progress}
        aria-label={words}
        max={Math.max(1, state.total)}
        value={state.done}
      />
      <Button onClick={job.cancel}>{t('files.import.cancel')}</Button>
    </>
  );
}

/** How the last import ended. */
function Outcome({ state }: { state: ImportState }) {
  const { t } = useI18n();
  const announce = useAnnounce();
  const words = useErrorWords();
  const done = state.step === 'done' ? t('files.import.done', { file: state.file }) : null;
  useEffect(() => {
    if (done !== null) announce(done);
  }, [done, announce]);
  if (state.step === 'done') {
    const { claims, annotations } = state.counts;
    return (
      <p className={styles.done}>
        {done}{' '}
        {t('files.import.done.text', {
          claims: t('list.count', { count: claims.add + claims.update }),
          annotations: t('files.judgements', { count: annotations.add + annotations.update }),
        })}
      </p>
    );
  }
  if (state.step === 'cancelled') {
    return <p className={styles.warn}>{t('files.import.cancelled', { file: state.file })}</p>;
  }
  if (state.step === 'refused') {
    return (
      <div role="alert" className={styles.failed}>
        <p>{t('files.import.unsound', { file: state.file })}</p>
        <ul className={styles.list}>
          {state.problems.slice(0, MOST).map(({ path, reason, fault }) =>
            fault ? (
              <li key={fault}>{t(`files.import.fault.${fault}`)}</li>
            ) : (
              <li key={`${path} ${reason}`}>
                <code>{path}</code>: {reason}
              </li>
            ),
          )}
        </ul>
        {state.problems.length > MOST && (
          <p>{t('files.import.rest', { count: state.problems.length - MOST })}</p>
        )}
      </div>
    );
  }
  if (state.step === 'failed') {
    return (
      <p role="alert" className={styles.failed}>
        {t('files.import.failed', { file: state.file })} {words(state.error)}
      </p>
    );
  }
  return null;
}
