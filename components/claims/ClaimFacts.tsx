import { CalendarClock, PencilLine, UserRound, UserRoundX } from 'lucide-react';
import type { Horizon } from '../../utils/claims/types.ts';
import type { LibraryEntry } from '../../utils/records.ts';
import { useI18n } from '../hooks/i18n.ts';
import styles from './ClaimFacts.module.css';
import { AUTHOR, effectiveOf } from './effective.ts';
import { DirectionMark, TierMark, TypeBadge } from './marks.tsx';

/** In one line of marks: tier, type, direction, speaker, due date. */
export function ClaimFacts({ entry, brief = false }: { entry: LibraryEntry; brief?: boolean }) {
  const { t } = useI18n();
  const { type, direction } = effectiveOf(entry);
  const { claim, own, page } = entry;
  const horizon = horizonOf(entry);
  const corrected = Object.keys(own?.corrections ?? {}).length > 0;
  return (
    <span className={styles.facts} data-brief={brief}>
      <TierMark tier={claim.tier} />
      <TypeBadge type={type} />
      {(!brief || direction !== 'none') && <DirectionMark direction={direction} />}
      <SpeakerMark entry={entry} brief={brief} />
      {horizon && !brief && (
        <HorizonMark horizon={horizon} said={page.published ?? claim.firstSeen} />
      )}
      {claim.origin === 'reader' && <span className={styles.mark}>{t('origin.reader')}</span>}
      {corrected && !brief && (
        <span className={styles.mark}>
          <PencilLine size={13} aria-hidden="true" />
          {t('claim.corrected')}
        </span>
      )}
    </span>
  );
}

/** When it falls due, as the reader has it; null where that is nowhere said. */
function horizonOf({ claim, own }: LibraryEntry): Horizon | null {
  const due = own?.corrections.due;
  if (due === undefined) return claim.horizon;
  return due === null
    ? null
    : { text: claim.horizon?.text ?? '', from: null, to: due, precision: 'day' };
}

function SpeakerMark({ entry, brief }: { entry: LibraryEntry; brief: boolean }) {
  const { t } = useI18n();
  const { speaker } = effectiveOf(entry);
  if (brief && (speaker === null || speaker === AUTHOR)) return null;
  const Icon = speaker === null ? UserRoundX : UserRound;
  // That nobody was found is not yet that nobody is named: only the reader can say so.
  const nobody = entry.own?.corrections.speaker === undefined ? 'unknown' : 'nobody';
  const words =
    speaker === null ? t(`speaker.${nobody}`) : speaker === AUTHOR ? t('speaker.author') : speaker;
  return (
    <span className={[styles.mark, styles.speaker].join(' ')} title={words}>
      <Icon size={13} aria-hidden="true" />
      <span className={styles.clip} data-searched>
        {words}
      </span>
    </span>
  );
}

interface HorizonMarkProps {
  horizon: Horizon;
  /** When it was said, `YYYY-MM-DD` or later in the day: a span from then on is a last day. */
  said: string;
}

/** When a forecast falls due: a day, a last day, a span, or the article's own words. */
export function HorizonMark({ horizon, said }: HorizonMarkProps) {
  const { t, date, span } = useI18n();
  const { from, to, text } = horizon;
  const words =
    to === null
      ? t('horizon.vague', { words: text })
      : from !== null && from <= said
        ? t('horizon.by', { date: date(to) })
        : t('horizon.due', { date: span(from ?? to, to) });
  return (
    <span className={styles.mark} title={text}>
      <CalendarClock size={13} aria-hidden="true" />
      {words}
    </span>
  );
}
