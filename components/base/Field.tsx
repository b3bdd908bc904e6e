import type { ComponentProps, ReactNode } from 'react';
import { useId } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** Gets the ids that tie the control to its label and hint. */
  children(ids: { id: string; 'aria-describedby': string | undefined }): ReactNode;
}

/** A labelled control. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hint ? `${id}-hint` : undefined })}
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface SelectProps<T extends string>
  extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  options: readonly { value: T; label: string }[];
  value: T;
  onChange(value: T): void;
}

/** A native select over known values. */
export function Select<T extends string>({ options, value, onChange, ...rest }: SelectProps<T>) {
  return (
    <select
      {...rest}
      className={[styles.control, styles.select, rest.className].filter(Boolean).join(' ')}
      value={value}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A line of text to write in. */
export function TextInput(props: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      dir="auto"
      {...props}
      className={[styles.control, props.className].filter(Boolean).join(' ')}
    />
  );
}

/** Several lines of text to write in; grows with them. */
export function TextArea(props: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={1}
      dir="auto"
      {...props}
      className={[styles.control, styles.area, props.className].filter(Boolean).join(' ')}
    />
  );
}

interface SwitchProps {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

/** On or off, in effect at once. */
export function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span className={styles.track} aria-hidden="true" />
      <span>{label}</span>
    </label>
  );
}
