import { CopyX, FileX, MoveVertical, Replace } from 'lucide-react';
import { diffWords } from '../../utils/anchoring/diff.ts';
import type { AnchorState } from '../../utils/anchoring/types.ts';
import { type ClaimRecord, standingOf } from '../../utils/records.ts';
import { useI18n } from '../hooks/i18n.ts';
import styles from './AnchorNote.module.css';

const ICONS = { moved: MoveVertical, changed: Replace, ambiguous: CopyX, orphaned: FileX };

/** In two words how a claim stands on the page, when not simply where it was. */
export function AnchorMark({ state }: { state: AnchorState }) {
  const { t } = useI18n();
  if (state === 'exact') return null;
  const Icon = ICONS[state];
  return (
    <span className={styles.mark} title={t(`anchor.${state}.about`)}>
      <Icon size={13} aria-hidden="true" />
      {t(`anchor.${state}`)}
    </span>
  );
}

interface AnchorNoteProps {
  state: AnchorState;
  claim: Pick<ClaimRecord, 'quote' | 'wordings'>;
}

/** What became of a claim on its page, with both wordings where it was changed. */
export function AnchorNote({ state, claim }: AnchorNoteProps) {
  const { t, date } = useI18n();
  const before = claim.wordings.at(-1);
  const shown = standingOf(state, claim);
  if (shown === 'exact') return null;
  const parts = before ? diffWords(before.quote, claim.quote, true) : [];
  return (
    <div className={styles.note}>
      <p>
        <AnchorMark state={shown} /> <span>{t(`anchor.${shown}.about`)}</span>
      </p>
      {before && (
        <dl className={styles.wordings}>
          <dt>
            {t('anchor.changed.before')} <span className={styles.when}>{date(before.seen)}</span>
          </dt>
          <dd>
            {parts.map((part, at) =>
              part.kind === 'added' ? null : part.kind === 'removed' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
                <del key={at}>{part.text}</del>
              ) : (
                part.text
              ),
            )}
          </dd>
          <dt>{t('anchor.changed.now')}</dt>
          <dd>
            {parts.map((part, at) =>
              part.kind === 'removed' ? null : part.kind === 'added' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
                <ins key={at}>{part.text}</ins>
              ) : (
                part.text
              ),
            )}
          </dd>
        </dl>
      )}
    </div>
  );
}
