import { Fragment, memo, useEffect, useRef } from 'react';
import { useAnnounce } from '../../components/base/LiveRegion.tsx';
import { HorizonMark } from '../../components/claims/ClaimFacts.tsx';
import { DirectionMark, TierMark, TypeBadge } from '../../components/claims/marks.tsx';
import { Reasons } from '../../components/claims/Reasons.tsx';
import { useI18n } from '../../components/hooks/i18n.ts';
import { type PageKeys, usePageKeys } from '../../components/hooks/pageKeys.ts';
import { ReviewFields } from '../../components/review/ReviewFields.tsx';
import { ARTICLE } from './article.ts';
import styles from './TryIt.module.css';
import { type SampleClaim, useSample } from './useSample.ts';

/** An article in which the spotter runs, and what it says about the claim that is clicked. */
export function TryIt() {
  const { t } = useI18n();
  const { claims, picked, painted, pick, change } = useSample();
  const announce = useAnnounce();
  const side = useRef<HTMLElement>(null);
  const pickedId = picked?.id;
  const pickedQuote = picked?.detection.quote;
  // What is said about it may lie below the article, where the window is narrow.
  useEffect(() => {
    if (pickedId === undefined || pickedQuote === undefined) return;
    announce(pickedQuote);
    side.current?.scrollIntoView({ block: 'nearest' });
  }, [pickedId, pickedQuote, announce]);

  return (
    <section className={styles.try} aria-labelledby="try">
      <h2 id="try" className={styles.title}>
        {t('welcome.try')}
      </h2>
      <p className={styles.text}>{t('welcome.try.text')}</p>
      <div className={styles.columns}>
        <Article />
        <aside
          ref={side}
          className={styles.side}
          aria-label={t('welcome.try.found', { count: claims?.length ?? 0 })}
        >
          {picked ? (
            <Picked key={picked.id} claim={picked} onChange={(said) => change(picked.id, said)} />
          ) : (
            <p className={styles.hint}>{t('welcome.try.pick')}</p>
          )}
          <h3 className={styles.found}>
            {claims && t('welcome.try.found', { count: claims.length })}
          </h3>
          {!painted && <p className={styles.hint}>{t('welcome.try.unsupported')}</p>}
          <ol className={styles.list}>
            {claims?.map(({ id, detection }) => (
              <li key={id}>
                <button
                  type="button"
                  className={styles.claim}
                  aria-pressed={id === picked?.id}
                  onClick={() => pick(id)}
                >
                  {detection.quote}
                </button>
              </li>
            ))}
          </ol>
          <p className={styles.hint}>{t('welcome.try.forgotten')}</p>
        </aside>
      </div>
      <Keys />
    </section>
  );
}

/** Drawn once: the spotter keeps hold of its text nodes. */
const Article = memo(function Article() {
  return (
    <article className={styles.article} itemProp="articleBody" lang="en">
      <p className={styles.outlet}>{ARTICLE.outlet}</p>
      <h3 className={styles.headline}>{ARTICLE.title}</h3>
      {ARTICLE.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </article>
  );
});

function Picked({
  claim,
  onChange,
}: {
  claim: SampleClaim;
  onChange: Parameters<typeof ReviewFields>[0]['onChange'];
}) {
  const { detection, said } = claim;
  return (
    <div className={styles.picked}>
      <p className={styles.quote} lang="en">
        {detection.quote}
      </p>
      <div className={styles.facts}>
        <TierMark tier={detection.tier} />
        <TypeBadge type={detection.type} />
        <DirectionMark direction={detection.direction} />
        {detection.horizon && <HorizonMark horizon={detection.horizon} said={ARTICLE.published} />}
      </div>
      <ReviewFields said={said} onChange={onChange} />
      <Reasons reasons={detection.reasons} score={detection.score} lang="en" />
    </div>
  );
}

/** The keys that work on any article, set as keys within the sentence. */
function Keys() {
  const { t } = useI18n();
  const keys = usePageKeys();
  // A shortcut of another extension comes first: the browser sets none then.
  if (Object.values(keys).includes('')) return null;
  const sentence = t('welcome.keys', { next: '{next}', previous: '{previous}', save: '{save}' });
  return (
    <p className={styles.keys}>
      {sentence.split(/\{(next|previous|save)\}/).map((part) => (
        <Fragment key={part}>
          {part in keys ? <kbd>{keys[part as keyof PageKeys]}</kbd> : part}
        </Fragment>
      ))}
    </p>
  );
}
