import { ExternalLink, Handshake, Swords } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LibraryEntry } from '../../../utils/records.ts';
import { Button } from '../../base/Button.tsx';
import { ClaimFacts } from '../../claims/ClaimFacts.tsx';
import { useRelationWords } from '../../claims/useRelationWords.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { articleAddress, claimAddress } from '../../hooks/library/route.ts';
import { type ConflictPair, sideOf } from '../../hooks/library/useConflicts.ts';
import type { Review } from '../../hooks/review.ts';
import { CredibilityField, StanceField } from '../../review/ReviewFields.tsx';
import styles from './ConflictItem.module.css';

interface ConflictItemProps {
  pair: ConflictPair;
  /** The reader said that these two do not conflict. */
  isSettled: boolean;
  onChange: Review['change'];
  onSettle(settled: boolean): void;
  onOpen(entry: LibraryEntry): void;
}

/** Two claims side by side, why they conflict, and what the reader says of each. */
export function ConflictItem({ pair, isSettled, onChange, onSettle, onOpen }: ConflictItemProps) {
  const { t } = useI18n();
  const words = useRelationWords();
  const [shared, opposed] = [
    pair.why.filter(({ kind }) => kind === 'sharedTerms'),
    pair.why.filter(({ kind }) => kind !== 'sharedTerms'),
  ];
  const side = sideOf(pair);
  return (
    <div className={styles.item}>
      <div className={styles.head}>
        <h3 className={styles.why}>
          <Swords size={15} aria-hidden="true" />
          {opposed.map(words).join(' · ')}
        </h3>
        <p className={styles.shared}>{shared.map(words).join(' · ')}</p>
      </div>
      <div className={styles.sides}>
        {(['here', 'there'] as const).map((which) => (
          <Side
            key={which}
            entry={pair[which]}
            isChosen={side === which}
            onChange={onChange}
            onOpen={onOpen}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <span className={styles.state}>
          {t(
            isSettled
              ? 'conflicts.state.settled'
              : side
                ? 'conflicts.state.decided'
                : 'conflicts.state.open',
          )}
        </span>
        <Button
          icon={
            isSettled ? (
              <Swords size={14} aria-hidden="true" />
            ) : (
              <Handshake size={14} aria-hidden="true" />
            )
          }
          onClick={() => onSettle(!isSettled)}
        >
          {t(isSettled ? 'conflicts.reopen' : 'conflicts.settle')}
        </Button>
      </div>
    </div>
  );
}

interface SideProps {
  entry: LibraryEntry;
  /** The reader holds with it. */
  isChosen: boolean;
  onChange: Review['change'];
  onOpen(entry: LibraryEntry): void;
}

function Side({ entry, isChosen, onChange, onOpen }: SideProps) {
  const { t, date } = useI18n();
  const { page, claim, own } = entry;
  const facts: ReactNode[] = [
    page.outlet && <strong key="outlet">{page.outlet}</strong>,
    <span key="date">{date(page.published ?? claim.firstSeen)}</span>,
  ];
  return (
    <article className={styles.side} data-chosen={isChosen} aria-label={page.outlet || page.title}>
      <p className={styles.source}>
        {facts}
        {isChosen && <span className={styles.chosen}>{t('conflicts.chosen')}</span>}
      </p>
      <a href={articleAddress(page.id)} className={styles.title} lang={page.lang || undefined}>
        {page.title || page.url}
      </a>
      <blockquote className={styles.quote} lang={page.lang || undefined} dir="auto">
        <a href={claimAddress(claim.id)}>{claim.quote}</a>
      </blockquote>
      <ClaimFacts entry={entry} />
      <div className={styles.fields}>
        <StanceField
          value={own?.stance ?? null}
          onChange={(stance) => onChange(entry, { stance })}
        />
        <CredibilityField
          value={own?.credibility ?? null}
          onChange={(credibility) => onChange(entry, { credibility })}
        />
      </div>
      <Button
        look="plain"
        className={styles.open}
        icon={<ExternalLink size={14} aria-hidden="true" />}
        onClick={() => onOpen(entry)}
      >
        {t('claim.open')}
      </Button>
    </article>
  );
}
