import { CalendarCheck2, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { BACKUP_INTERVALS, type BackupInterval } from '../../../utils/backup/schedule.ts';
import { Button } from '../../base/Button.tsx';
import { Choice } from '../../base/Choice.tsx';
import { useAnnounce } from '../../base/LiveRegion.tsx';
import { Skeleton } from '../../base/Skeleton.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { useSchedule } from '../../hooks/library/useSchedule.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';

/** Back-ups by themselves: how often, the permission for it, how the last one went. */
export function SchedulePanel() {
  const { t, date } = useI18n();
  const words = useErrorWords();
  const announce = useAnnounce();
  const { data, error, schedule, runNow, working } = useSchedule();
  const [refused, setRefused] = useState(false);

  const choose = (interval: BackupInterval) =>
    void schedule(interval).then((holds) => {
      setRefused(!holds);
      if (holds) announce(t('said.saved'));
    });

  return (
    <Panel title={t('schedule')} about={t('schedule.text')}>
      {error !== null && (
        <p role="alert" className={styles.failed}>
          {words(error)}
        </p>
      )}
      {data === null ? (
        <Skeleton rows={1} label={t('schedule')} />
      ) : (
        <>
          <div className={styles.column}>
            <Choice
              label={t('schedule.interval')}
              options={BACKUP_INTERVALS.map((value) => ({
                value,
                label: t(`schedule.${value}`),
              }))}
              value={data.interval}
              onChange={(interval) => {
                if (interval) choose(interval);
              }}
            />
          </div>
          {refused && (
            <p role="alert" className={styles.failed}>
              {t('schedule.refused')}
            </p>
          )}
          {data.failure && (
            <p role="alert" className={styles.failed}>
              {t('schedule.failure', { date: date(data.failure.at) })}{' '}
              {t(`schedule.failure.${data.failure.reason}`)}
            </p>
          )}
          {data.interval !== 'off' && !data.allowed && !data.failure && (
            <p role="alert" className={styles.failed}>
              {t('schedule.failure.notAllowed')}
            </p>
          )}
          {data.last !== null && (
            <p className={data.failure ? undefined : styles.done}>
              {t('schedule.last', { date: date(data.last), file: data.file ?? '' })}{' '}
              {data.next !== null && t('schedule.next', { date: date(data.next) })}
            </p>
          )}
          {data.interval !== 'off' && (
            <div className={styles.row}>
              {data.allowed ? (
                <Button
                  icon={<RotateCcw size={14} aria-hidden="true" />}
                  disabled={working}
                  onClick={() => void runNow().then(() => announce(t('schedule.ran')))}
                >
                  {t(data.failure ? 'retry' : 'schedule.run')}
                </Button>
              ) : (
                <Button
                  icon={<CalendarCheck2 size={14} aria-hidden="true" />}
                  onClick={() => choose(data.interval)}
                >
                  {t('schedule.allow')}
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </Panel>
  );
}
