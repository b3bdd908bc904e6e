import { Undo2, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '../../components/base/Button.tsx';
import { useAnnounce } from '../../components/base/LiveRegion.tsx';
import { AnchorNote } from '../../components/claims/AnchorNote.tsx';
import { ClaimFacts } from '../../components/claims/ClaimFacts.tsx';
import { ClaimQuote } from '../../components/claims/ClaimQuote.tsx';
import { Colleagues } from '../../components/claims/Colleagues.tsx';
import { Reasons } from '../../components/claims/Reasons.tsx';
import { RelatedClaims } from '../../components/claims/RelatedClaims.tsx';
import { useLongQuote } from '../../components/claims/useLongQuote.tsx';
import { useErrorWords } from '../../components/hooks/errors.ts';
import { useI18n } from '../../components/hooks/i18n.ts';
import { judgingKeys } from '../../components/hooks/judging.ts';
import { claimAddress } from '../../components/hooks/related.ts';
import { useShortcuts } from '../../components/hooks/useShortcuts.ts';
import { withChange } from '../../components/hooks/withChange.ts';
import { CorrectButton } from '../../components/review/CorrectButton.tsx';
import { DismissButton } from '../../components/review/DismissButton.tsx';
import { focusField } from '../../components/review/fields.ts';
import { ReviewFields, saidOf } from '../../components/review/ReviewFields.tsx';
import type { LibraryEntry } from '../../utils/records.ts';
import type { CardAddress, CardSignal } from '../../utils/spotter/card-address.ts';
import styles from './Card.module.css';
import { type CardClaim, useCardClaim } from './useCardClaim.ts';
import { useSight } from './useSight.ts';

const CorrectionFields = lazy(async () => ({
  default: (await import('../../components/review/CorrectionFields.tsx')).CorrectionFields,
}));

// The page around may be anybody's, so no address can be named; the signals give nothing away.
const signal = (message: CardSignal) => parent.postMessage(message, '*');
const close = () => signal({ racemarkCard: 'close' });

interface CardProps {
  /** Null when the card was opened by nobody who may. */
  address: CardAddress | null;
  /** Whether single keys judge. */
  singleKeys: boolean;
}

/** One claim beside its place on the page. */
export function Card({ address, singleKeys }: CardProps) {
  const { t } = useI18n();
  const words = useErrorWords();
  const claim = useCardClaim(address);
  const { entry, failure } = claim;
  const isPressedUnseen = useSight();
  const card = useRef<HTMLElement>(null);
  const long = useLongQuote(entry?.claim.quote ?? '', true);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    // Comes after the document, where keys leave a field first.
    addEventListener('keydown', onKeyDown);
    const observer = new ResizeObserver(() =>
      signal({ racemarkCard: 'height', height: document.body.offsetHeight }),
    );
    observer.observe(document.body);
    return () => {
      removeEventListener('keydown', onKeyDown);
      observer.disconnect();
    };
  }, []);

  const isOpen = entry !== undefined;
  useEffect(() => {
    if (isOpen) card.current?.focus({ preventScroll: true });
  }, [isOpen]);

  return (
    <main
      ref={card}
      className={styles.card}
      tabIndex={-1}
      aria-labelledby="card"
      data-focused="true"
    >
      <h1 id="card" className="unseen">
        {t('list.page')}
      </h1>
      <div className={styles.head}>
        <blockquote
          id={long.id}
          className={styles.quote}
          data-long={long.control !== false}
          data-testid="card-quote"
          lang={entry?.page.lang || undefined}
          dir="auto"
        >
          {entry ? (
            <ClaimQuote claim={entry.claim} cut={long.cut} />
          ) : (
            t(entry === null ? 'error.unknownClaim' : 'list.loading')
          )}
        </blockquote>
        <IconButton label={t('close')} icon={<X size={16} aria-hidden="true" />} onClick={close} />
      </div>
      {long.control}
      {entry && (
        <Claim
          entry={entry}
          claim={claim}
          singleKeys={singleKeys}
          focusField={(field) => focusField(card.current, field)}
          leaveField={() => card.current?.focus()}
        />
      )}
      {claim.left && <p>{t('undo.left', { count: 1 })}</p>}
      {isPressedUnseen && <p role="alert">{t('card.unseen')}</p>}
      {failure && (
        <div role="alert" className={styles.failure}>
          <p>
            <strong>{t(`error.${failure.what}`)}</strong> {words(failure.error)}
          </p>
          <Button onClick={failure.retry}>{t('retry')}</Button>
        </div>
      )}
    </main>
  );
}

interface ClaimProps {
  entry: LibraryEntry;
  claim: CardClaim;
  singleKeys: boolean;
  focusField(field: 'note' | 'tags'): void;
  leaveField(): void;
}

function Claim(props: ClaimProps) {
  const { entry, singleKeys, focusField: focusOn, leaveField } = props;
  const { related, unsaved, change, undo } = props.claim;
  const { t } = useI18n();
  const announce = useAnnounce();
  const takeBack = () => {
    if (undo) undo();
    else announce(t('undo.nothing'));
  };
  const [correcting, setCorrecting] = useState(false);
  const now = Object.keys(unsaved).length > 0 ? withChange(entry, unsaved) : entry;
  const { claim, own } = now;
  const dismissed = own?.dismissed === true;
  const said = saidOf(own);
  useShortcuts(
    {
      ...judgingKeys(own, (wanted) => change(wanted)),
      n: () => focusOn('note'),
      t: () => focusOn('tags'),
      e: () => setCorrecting(!correcting),
      u: takeBack,
      Escape: leaveField,
    },
    singleKeys,
  );
  return (
    <>
      <ClaimFacts entry={now} />
      <AnchorNote state={claim.anchor} claim={claim} lang={entry.page.lang} />
      {correcting && (
        <Suspense>
          <CorrectionFields entry={now} onChange={(corrections) => change({ corrections })} />
        </Suspense>
      )}
      {!dismissed && <ReviewFields key={claim.id} said={said} onChange={change} />}
      <Colleagues others={entry.others} />
      <RelatedClaims related={related} addressOf={claimAddress} brief />
      <Reasons reasons={claim.reasons} score={claim.score} lang={entry.page.lang} />
      <div className={styles.foot}>
        <CorrectButton correcting={correcting} onChange={setCorrecting} />
        <DismissButton dismissed={dismissed} onChange={(wanted) => change({ dismissed: wanted })} />
        {undo && (
          <Button look="plain" icon={<Undo2 size={14} aria-hidden="true" />} onClick={takeBack}>
            {t('undo')}
          </Button>
        )}
      </div>
    </>
  );
}
