import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `main`: the one thing to do here. `plain`: without an edge. */
  look?: 'main' | 'edged' | 'plain';
  icon?: ReactNode;
}

/** A button with words. */
export function Button({ look = 'edged', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={[styles.button, styles[look], className].filter(Boolean).join(' ')}
    >
      {icon}
      <span className={styles.words}>{children}</span>
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does, as its name and tool tip. */
  label: string;
  icon: ReactNode;
}

/** A button with an icon alone. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={[styles.button, styles.plain, styles.icon, className].filter(Boolean).join(' ')}
    >
      {icon}
    </button>
  );
}
