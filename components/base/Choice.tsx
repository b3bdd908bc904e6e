import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './Choice.module.css';

export interface ChoiceOption<T> {
  value: T;
  /** Its accessible name, and what is shown unless `shown` is given. */
  label: string;
  shown?: ReactNode;
  /** More about it, as a tool tip. */
  about?: string;
  /** Colours of the option once chosen. */
  tone?: 'agree' | 'unsure' | 'disagree';
}

interface ChoiceProps<T> {
  /** Name of the group. */
  label: string;
  /** The group's name is shown, or only said. */
  labelled?: boolean;
  options: readonly ChoiceOption<T>[];
  value: T | null;
  /** Null when the chosen option is pressed again, if that clears. */
  onChange(value: T | null): void;
  clearable?: boolean;
  /** Beside the group's name, said with it: what the choice means. */
  remark?: string | undefined;
}

/** A few options side by side of which one holds: native radio buttons in one strip. */
export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const { label, labelled = true, options, value, onChange, clearable = false, remark } = props;
  const id = useId();
  return (
    <div
      className={styles.choice}
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={remark ? `${id}-remark` : undefined}
    >
      <span className={labelled ? styles.head : 'unseen'}>
        <span id={`${id}-label`} className={styles.label}>
          {label}
        </span>
        {remark && (
          <span id={`${id}-remark`} className={styles.remark}>
            {remark}
          </span>
        )}
      </span>
      <span className={styles.strip}>
        {options.map((option) => (
          <label
            key={option.value}
            className={styles.option}
            data-tone={option.tone}
            title={option.about}
          >
            <input
              type="radio"
              className={styles.radio}
              name={id}
              value={option.value}
              aria-label={option.label}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              onClick={() => {
                if (clearable && option.value === value) onChange(null);
              }}
            />
            <span className={styles.face} aria-hidden="true">
              {option.shown ?? option.label}
            </span>
          </label>
        ))}
      </span>
    </div>
  );
}
