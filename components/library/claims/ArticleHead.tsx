import { ArrowLeft, Copy, ExternalLink, Quote } from 'lucide-react';
import { useState } from 'react';
import type { PageRecord } from '../../../utils/records.ts';
import { Button } from '../../base/Button.tsx';
import { useAnnounce } from '../../base/LiveRegion.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { useCopyArticle } from '../../hooks/library/useArticle.ts';
import styles from './ArticleHead.module.css';

interface ArticleHeadProps {
  page: PageRecord;
  onOpen(): void;
  onBack(): void;
}

/** The article whose claims are listed below: what is known of it, and copies for a text of one's own. */
export function ArticleHead({ page, onOpen, onBack }: ArticleHeadProps) {
  const { t, date } = useI18n();
  const announce = useAnnounce();
  const words = useErrorWords();
  const copy = useCopyArticle(page);
  const [said, setSaid] = useState<{ title: string; text?: string } | null>(null);

  const run = (what: keyof typeof copy) =>
    copy[what]().then(
      () => {
        setSaid({ title: t(`article.copied.${what}`) });
        announce(t(`article.copied.${what}`));
      },
      (error) => setSaid({ title: t('error.copy'), text: words(error) }),
    );

  const facts = [
    page.outlet,
    page.author && t('article.by', { author: page.author }),
    page.published && t('article.published', { date: date(page.published) }),
    t('article.saved', { date: date(page.firstSeen) }),
    t('article.seen', { date: date(page.lastSeen) }),
  ].filter(Boolean);
  return (
    <section className={styles.article} aria-label={t('article.all')}>
      <Button look="plain" icon={<ArrowLeft size={14} aria-hidden="true" />} onClick={onBack}>
        {t('article.back')}
      </Button>
      <h2 className={styles.title} lang={page.lang || undefined}>
        {page.title || t('article.untitled')}
      </h2>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      <p className={styles.url}>{page.url}</p>
      <div className={styles.actions}>
        <Button icon={<ExternalLink size={14} aria-hidden="true" />} onClick={onOpen}>
          {t('article.open')}
        </Button>
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void run('markdown')}>
          {t('article.copy.markdown')}
        </Button>
        <Button icon={<Quote size={14} aria-hidden="true" />} onClick={() => void run('citation')}>
          {t('article.copy.citation')}
        </Button>
        {said && (
          <span className={styles.said}>
            {said.title} {said.text}
          </span>
        )}
      </div>
    </section>
  );
}
