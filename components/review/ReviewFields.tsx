import { Check, CircleHelp, X } from 'lucide-react';
import type { AnnotationRecord, Credibility, Stance } from '../../utils/records.ts';
import { CREDIBILITIES, STANCES } from '../../utils/records.ts';
import { Choice } from '../base/Choice.tsx';
import { useI18n } from '../hooks/i18n.ts';
import type { AnnotationChange } from '../hooks/review.ts';
import { NoteField } from './NoteField.tsx';
import styles from './ReviewFields.module.css';
import { TagsField } from './TagsField.tsx';

/** What the reader says about a claim, as far as it is edited here. */
export type Said = Pick<AnnotationRecord, 'stance' | 'credibility' | 'note' | 'tags'>;

const UNSAID: Said = { stance: null, credibility: null, note: '', tags: [] };

export const saidOf = (annotation: AnnotationRecord | null): Said => annotation ?? UNSAID;

interface ReviewFieldsProps {
  said: Said;
  /** Called with each change as it is made; only the changed fields are given. */
  onChange(change: AnnotationChange): void;
  /** Tags in use, to choose from. Asked for when the reader turns to the field. */
  loadTags?: (() => Promise<readonly string[]>) | undefined;
}

/** Stance, credibility, note and tags of one claim. Give it the claim's id as key. */
export function ReviewFields({ said, onChange, loadTags }: ReviewFieldsProps) {
  const { t } = useI18n();
  return (
    <div className={styles.fields}>
      <div className={styles.judgement}>
        <StanceField value={said.stance} onChange={(stance) => onChange({ stance })} />
        <CredibilityField
          value={said.credibility}
          onChange={(credibility) => onChange({ credibility })}
        />
      </div>
      <div className={styles.words}>
        <NoteField
          label={t('note')}
          hint={t('note.hint')}
          value={said.note}
          onChange={(note) => onChange({ note })}
        />
        <TagsField value={said.tags} onChange={(tags) => onChange({ tags })} loadTags={loadTags} />
      </div>
    </div>
  );
}

const STANCE_ICONS = { agree: Check, unsure: CircleHelp, disagree: X };

interface StanceFieldProps {
  value: Stance | null;
  onChange(value: Stance | null): void;
}

/** The reader's own position; pressed again it is taken back. */
export function StanceField({ value, onChange }: StanceFieldProps) {
  const { t } = useI18n();
  return (
    <Choice
      label={t('stance')}
      options={STANCES.map((stance) => {
        const Icon = STANCE_ICONS[stance];
        return {
          value: stance,
          label: t(`stance.${stance}`),
          tone: stance,
          shown: (
            <>
              <span className={styles.icon}>
                <Icon size={14} aria-hidden="true" />
              </span>
              {t(`stance.${stance}`)}
            </>
          ),
        };
      })}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}

interface CredibilityFieldProps {
  value: Credibility | null;
  onChange(value: Credibility | null): void;
}

/** The reader's rating, with the meaning of what is chosen beside the group's name. */
export function CredibilityField({ value, onChange }: CredibilityFieldProps) {
  const { t } = useI18n();
  return (
    <Choice
      label={t('credibility')}
      remark={value === null ? t('credibility.none') : t(`credibility.${value}`)}
      options={CREDIBILITIES.map((credibility) => ({
        value: credibility,
        label: String(credibility),
        about: t(`credibility.${credibility}`),
      }))}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
