import { Copy, GitCompareArrows, type LucideIcon, Swords, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import type { RelationKind } from '../../utils/relations/relation.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { useI18n } from '../hooks/i18n.ts';
import type { RelatedClaim } from '../hooks/related.ts';
import beside from './beside.module.css';
import { AUTHOR } from './effective.ts';
import styles from './RelatedClaims.module.css';
import { useRelationWords } from './useRelationWords.ts';

const ICONS: Record<RelationKind, LucideIcon> = {
  conflicts: Swords,
  updates: GitCompareArrows,
  same: Copy,
  agrees: ThumbsUp,
};

/** How many are shown before more are asked for. */
const FEW = 3;

interface RelatedClaimsProps {
  related: readonly RelatedClaim[];
  /** Address of a claim in the library. */
  addressOf(claimId: string): string;
  /** Behind a line that opens, and the library in a tab of its own. */
  brief?: boolean;
}

/** What other saved articles say about the same thing, and why each is listed. */
export function RelatedClaims({ related, addressOf, brief = false }: RelatedClaimsProps) {
  const { t, date, number } = useI18n();
  const words = useRelationWords();
  const [all, setAll] = useState(false);
  if (related.length === 0) return null;
  const conflicts = related.filter(({ relation }) => relation === 'conflicts').length;
  return (
    <Disclosure
      open={!brief}
      summary={
        <>
          {t('related')} <span className={beside.count}>{number(related.length)}</span>
          {brief && conflicts > 0 && (
            <strong className={styles.relation} data-relation="conflicts">
              <Swords size={13} aria-hidden="true" />
              {t('related.conflicts', { count: conflicts })}
            </strong>
          )}
        </>
      }
    >
      <ul className={beside.list}>
        {(all ? related : related.slice(0, FEW)).map(
          ({ claimId, quote, outlet, lang, date: day, speaker, relation, why }) => {
            const Icon = ICONS[relation];
            const source = [
              outlet,
              date(day),
              speaker !== null && speaker !== AUTHOR ? speaker : null,
            ].filter(Boolean);
            return (
              <li key={claimId} className={beside.item}>
                <p className={beside.head}>
                  <strong className={styles.relation} data-relation={relation}>
                    <Icon size={13} aria-hidden="true" />
                    {t(`relation.${relation}`)}
                  </strong>
                  <span>{source.join(' · ')}</span>
                </p>
                <a
                  href={addressOf(claimId)}
                  target={brief ? '_blank' : undefined}
                  className={styles.quote}
                  lang={lang || undefined}
                  dir="auto"
                >
                  {quote}
                </a>
                <p className={styles.why}>{why.map(words).join(' · ')}</p>
              </li>
            );
          },
        )}
      </ul>
      {related.length > FEW && (
        <Button look="plain" onClick={() => setAll(!all)}>
          {all ? t('more.fewer') : t('more.all', { total: related.length })}
        </Button>
      )}
    </Disclosure>
  );
}
