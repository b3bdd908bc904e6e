import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  /** Its whole name, which holds on its own. */
  label: string;
  /** What is shown under the group's heading. */
  shown: string;
  about: string;
  run(): void;
}

export interface MenuGroup {
  label: string;
  items: readonly MenuItem[];
}

interface MenuProps {
  label: string;
  icon: ReactNode;
  groups: readonly MenuGroup[];
}

/** A button that opens a menu over the page: a native popover, moved through by arrow keys. */
export function Menu({ label, icon, groups }: MenuProps) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };

  return (
    <div className={styles.anchor}>
      <Button
        ref={button}
        icon={icon}
        aria-label={label}
        popoverTarget={id}
        aria-haspopup="menu"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        <span className={styles.label}>{label}</span>
      </Button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles.menu}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onToggle={({ newState }) => {
          if (newState === 'open') items()[0]?.focus();
        }}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
          <div key={group.label} role="group" aria-label={group.label} className={styles.group}>
            <span className={styles.heading} aria-hidden="true">
              {group.label}
            </span>
            {group.items.map((item) => (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={styles.item}
                aria-label={item.label}
                onClick={() => {
                  menu.current?.hidePopover();
                  item.run();
                }}
              >
                <span className={styles.name}>{item.shown}</span>
                <span className={styles.about}>{item.about}</span>
              </button>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
