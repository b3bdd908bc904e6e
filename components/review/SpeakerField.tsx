import { useRef, useState } from 'react';
import { type LibraryEntry, speakerOf } from '../../utils/records.ts';
import { Field, Select, TextInput } from '../base/Field.tsx';
import { AUTHOR } from '../claims/effective.ts';
import { useI18n } from '../hooks/i18n.ts';
import { useLeaving } from '../hooks/useLeaving.ts';
import styles from './SpeakerField.module.css';

const KINDS = ['named', 'author', 'nobody'] as const;
type Kind = (typeof KINDS)[number];

interface SpeakerFieldProps {
  entry: Pick<LibraryEntry, 'claim' | 'own'>;
  /** A name, `author` for the article itself, null for nobody. */
  onChange(speaker: string | null): void;
}

/** Who answers for a claim: somebody with a name, the article itself, or nobody. A name is saved once it is left. */
export function SpeakerField({ entry, onChange }: SpeakerFieldProps) {
  const { t } = useI18n();
  const { claim, own } = entry;
  const speaker = speakerOf(entry);
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const name = kindOf(speaker) === 'named' ? (speaker ?? '') : '';

  const save = () => {
    const written = draft?.trim();
    setDraft(null);
    if (written === undefined || written === name) return;
    onChange(written === t('speaker.author') ? AUTHOR : written || null);
  };
  useLeaving(save);

  const choose = (kind: Kind) => {
    if (kind === 'named') {
      // The name that was detected is there to go back to; any other is for the reader to write.
      if (kindOf(claim.speaker) === 'named') onChange(claim.speaker);
      else setDraft('');
      input.current?.focus();
    } else {
      setDraft(null);
      onChange(kind === 'author' ? AUTHOR : null);
    }
  };

  const detected = kindOf(claim.speaker);
  return (
    <Field
      label={t('claim.speaker')}
      hint={
        own?.corrections.speaker !== undefined &&
        t('claim.edit.detected', {
          value:
            detected === 'named'
              ? (claim.speaker ?? '')
              : t(detected === 'author' ? 'speaker.author' : 'speaker.unknown'),
        })
      }
    >
      {(ids) => (
        <div className={styles.speaker}>
          <Select
            aria-label={t('claim.speaker.who')}
            options={KINDS.map((kind) => ({
              value: kind,
              label: t(kind === 'named' ? 'claim.speaker.named' : `speaker.${kind}`),
            }))}
            value={draft === null ? kindOf(speaker) : 'named'}
            onChange={choose}
          />
          <TextInput
            {...ids}
            ref={input}
            placeholder={t('claim.speaker.hint')}
            value={draft ?? name}
            onChange={({ target }) => setDraft(target.value)}
            onBlur={save}
            onKeyDown={({ key, nativeEvent }) => {
              if (key === 'Enter' && !nativeEvent.isComposing) save();
            }}
          />
        </div>
      )}
    </Field>
  );
}

const kindOf = (speaker: string | null): Kind =>
  speaker === null ? 'nobody' : speaker === AUTHOR ? 'author' : 'named';
