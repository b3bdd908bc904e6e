import { CopyX, FileX, MoveVertical, Replace } from 'lucide-react';
import type { ReactNode } from 'react';
import { diffWords } from '../../utils/anchoring/diff.ts';
import type { AnchorState, DiffPart } from '../../utils/anchoring/types.ts';
import { type ClaimRecord, standingOf } from '../../utils/records.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { useI18n } from '../hooks/i18n.ts';
import styles from './AnchorNote.module.css';
import { cutOf } from './longQuote.ts';

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
  /** The language of the wordings, BCP 47; empty where unknown. */
  lang: string;
  /** What the reader can do about it. */
  children?: ReactNode;
}

/** What became of a claim on its page, with every wording it had where it was changed. */
export function AnchorNote({ state, claim, lang, children }: AnchorNoteProps) {
  const { t } = useI18n();
  const { wordings, quote } = claim;
  const shown = standingOf(state, claim);
  if (shown === 'exact') return null;
  // Long ones would push everything that can be said about the claim out of view.
  const isLong = [quote, ...wordings.map((each) => each.quote)].some(
    (each) => cutOf(each) !== null,
  );
  return (
    <div className={styles.note}>
      <p>
        <AnchorMark state={shown} /> <span>{t(`anchor.${shown}.about`)}</span>
      </p>
      {wordings.length > 0 &&
        (isLong ? (
          <Disclosure summary={t('anchor.wordings', { count: wordings.length + 1 })}>
            <Wordings claim={claim} lang={lang} />
          </Disclosure>
        ) : (
          <Wordings claim={claim} lang={lang} />
        ))}
      {children}
    </div>
  );
}

/** Every wording a claim had, oldest first, with what is new in each. */
function Wordings({ claim: { wordings, quote }, lang }: Pick<AnchorNoteProps, 'claim' | 'lang'>) {
  const { t, date } = useI18n();
  return (
    <dl className={styles.wordings}>
      {wordings.map((wording, at) => (
        <Wording
          key={`${wording.seen} ${wording.quote}`}
          name={t(at === 0 ? 'anchor.changed.before' : 'anchor.changed.then')}
          when={t('anchor.changed.until', { date: date(wording.seen) })}
          lang={lang}
          parts={partsOf(wordings[at - 1]?.quote, wording.quote, wordings[at + 1]?.quote ?? quote)}
        />
      ))}
      <Wording
        name={t('anchor.changed.now')}
        lang={lang}
        parts={partsOf(wordings.at(-1)?.quote, quote, quote)}
      />
    </dl>
  );
}

/** The words of a wording: the first shows what went with the next one, every other what is new in it. */
const partsOf = (before: string | undefined, words: string, after: string): DiffPart[] =>
  before === undefined
    ? diffWords(words, after, true).filter(({ kind }) => kind !== 'added')
    : diffWords(before, words, true).filter(({ kind }) => kind !== 'removed');

interface WordingProps {
  name: string;
  /** Until when it was seen so. */
  when?: string;
  lang: string;
  parts: readonly DiffPart[];
}

function Wording({ name, when, lang, parts }: WordingProps) {
  return (
    <>
      <dt>
        {name} {when && <span className={styles.when}>{when}</span>}
      </dt>
      <dd lang={lang || undefined} dir="auto">
        {parts.map(({ kind, text }, at) => {
          const Mark = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
          return <Mark key={at}>{text}</Mark>;
        })}
      </dd>
    </>
  );
}
