import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import styles from './Tabs.module.css';

interface Tab<T> {
  value: T;
  label: string;
  count?: string | undefined;
  /** A number that comes later: it stands at the label's corner and moves nothing; `about` is what it is, said with it. */
  badge?: { shown: string; about: string } | undefined;
}

interface TabsProps<T extends string> {
  label: string;
  tabs: readonly Tab<T>[];
  value: T;
  onChange(value: T): void;
  /** Beside the tabs. */
  aside?: ReactNode;
  /** The chosen tab's panel. */
  children: ReactNode;
}

/** Views of which one is shown, after the ARIA tabs pattern: arrows choose, Tab goes on into the panel. */
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
  aside,
  children,
}: TabsProps<T>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    if (next === undefined) return;
    const tab = tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onChange(tab.value);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.value}"]`)?.focus();
  };

  return (
    <>
      <div className={styles.bar}>
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          className={styles.tabs}
          onKeyDown={onKeyDown}
        >
          {tabs.map((tab) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              data-tab={tab.value}
              className={styles.tab}
              aria-label={tab.badge && `${tab.label}, ${tab.badge.about}`}
              title={tab.badge?.about}
              aria-selected={tab.value === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.value === value ? 0 : -1}
              onClick={() => onChange(tab.value)}
            >
              {tab.label}
              {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
              {tab.badge && <span className={styles.badge}>{tab.badge.shown}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        className={styles.panel}
      >
        {children}
      </div>
    </>
  );
}
