import { ExternalLink, Eye } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef } from 'react';
import type { AnchorState } from '../../utils/anchoring/types.ts';
import { type LibraryEntry, standingOf, statusOf } from '../../utils/records.ts';
import { Button } from '../base/Button.tsx';
import { AnchorMark, AnchorNote } from '../claims/AnchorNote.tsx';
import { ClaimFacts } from '../claims/ClaimFacts.tsx';
import { ClaimQuote } from '../claims/ClaimQuote.tsx';
import { Colleagues } from '../claims/Colleagues.tsx';
import { Reasons } from '../claims/Reasons.tsx';
import { useLongQuote } from '../claims/useLongQuote.tsx';
import { Verdict } from '../claims/Verdict.tsx';
import { useI18n } from '../hooks/i18n.ts';
import type { AnnotationChange } from '../hooks/review.ts';
import styles from './ClaimItem.module.css';
import { CopyClaim } from './CopyClaim.tsx';
import { CorrectButton } from './CorrectButton.tsx';
import { DismissButton } from './DismissButton.tsx';
import { ReviewFields, saidOf } from './ReviewFields.tsx';

const CorrectionFields = lazy(async () => ({
  default: (await import('./CorrectionFields.tsx')).CorrectionFields,
}));

interface ClaimItemProps {
  entry: LibraryEntry;
  /** How it stands on the page now. */
  anchor: AnchorState;
  focused: boolean;
  /** Whether the focus moves here because the claim came into hand by a key. */
  grabsFocus: boolean;
  correcting: boolean;
  /** Gives the item as it stands, so that it can be kept where it is. */
  onPick(item: Element): void;
  onCorrecting(correcting: boolean): void;
  onChange(change: AnnotationChange): void;
  loadTags(): Promise<readonly string[]>;
  /** Whether it is under the reader's eyes on the page. */
  inView?: boolean;
  /** Below what became of it, for a claim that was not found again. */
  lost?: ReactNode;
  /** Where it is from, above the quote; for lists over many pages. */
  source?: ReactNode;
  /** What else is known of it, below its fields while it is in hand. */
  more?: ReactNode;
  /** Opens the article at the claim; for lists over many pages. */
  onOpen?: (() => void) | undefined;
}

/** One claim of a list: compact, or, in hand, large with its fields. */
export function ClaimItem(props: ClaimItemProps) {
  const { entry, anchor, focused, grabsFocus, onPick, source, inView = false } = props;
  const { t } = useI18n();
  const quote = useRef<HTMLButtonElement>(null);
  const long = useLongQuote(entry.claim.quote, focused);
  const status = statusOf(entry.own);

  useLayoutEffect(() => {
    if (focused && grabsFocus) quote.current?.focus({ preventScroll: true });
  }, [focused, grabsFocus]);

  return (
    <article
      className={styles.item}
      data-focused={focused}
      data-status={status}
      data-tier={entry.claim.tier}
      data-in-view={inView}
      aria-current={focused ? 'true' : undefined}
    >
      {source && (
        <div className={styles.source} data-searched>
          {source}
        </div>
      )}
      <button
        ref={quote}
        type="button"
        className={styles.quote}
        aria-expanded={focused}
        title={t('claim.show')}
        onClick={({ currentTarget }) => onPick(currentTarget.parentElement ?? currentTarget)}
      >
        <span
          id={long.id}
          data-testid="claim-quote"
          className={styles.words}
          lang={entry.page.lang || undefined}
          dir="auto"
        >
          <ClaimQuote claim={entry.claim} cut={long.cut} />
        </span>
      </button>
      {long.control}
      <div className={styles.line}>
        <ClaimFacts entry={entry} brief={!focused} />
        {inView && (
          <span className={styles.seen}>
            <Eye size={13} aria-hidden="true" />
            {t('claim.inView')}
          </span>
        )}
        {!focused && <AnchorMark state={standingOf(anchor, entry.claim)} />}
        {!focused && <Verdict annotation={entry.own} />}
      </div>
      {focused && <Details {...props} />}
    </article>
  );
}

function Details(props: ClaimItemProps) {
  const { entry, anchor, correcting, onCorrecting, onChange, loadTags, lost, more, onOpen } = props;
  const { t } = useI18n();
  const { claim, own } = entry;
  const dismissed = own?.dismissed === true;
  return (
    <div className={styles.details}>
      <AnchorNote state={anchor} claim={claim} lang={entry.page.lang}>
        {(anchor === 'ambiguous' || anchor === 'orphaned') && lost}
      </AnchorNote>
      {correcting && (
        <Suspense>
          <CorrectionFields entry={entry} onChange={(corrections) => onChange({ corrections })} />
        </Suspense>
      )}
      {!dismissed && <ReviewFields said={saidOf(own)} onChange={onChange} loadTags={loadTags} />}
      <Colleagues others={entry.others} />
      {more}
      <Reasons reasons={claim.reasons} score={claim.score} lang={entry.page.lang} />
      <div className={styles.actions}>
        {onOpen && (
          <Button
            look="plain"
            icon={<ExternalLink size={14} aria-hidden="true" />}
            onClick={onOpen}
          >
            {t('claim.open')}
          </Button>
        )}
        <CorrectButton correcting={correcting} onChange={onCorrecting} />
        <DismissButton
          dismissed={dismissed}
          onChange={(wanted) => onChange({ dismissed: wanted })}
        />
        <CopyClaim key={claim.id} entry={entry} />
      </div>
    </div>
  );
}
