import type { ReactNode } from 'react';
import { Dialog } from '../base/Dialog.tsx';
import { Switch } from '../base/Field.tsx';
import { useI18n } from '../hooks/i18n.ts';
import { usePageKeys } from '../hooks/pageKeys.ts';
import { useSettings } from '../hooks/settings.ts';
import styles from './ShortcutsDialog.module.css';

const SHORTCUTS = [
  ['next', ['J', '↓']],
  ['previous', ['K', '↑']],
  ['agree', ['A']],
  ['disagree', ['D']],
  ['unsure', ['S']],
  ['credibility', ['1', '5']],
  ['note', ['N']],
  ['tags', ['T']],
  ['edit', ['E']],
  ['copy', ['C']],
  ['dismiss', ['X']],
  ['undo', ['U']],
  ['search', ['/']],
  ['help', ['?']],
  ['leave', ['Esc']],
] as const;

const PAGE_SHORTCUTS = ['next', 'previous', 'save'] as const;

/** Every shortcut of the review and of pages, and the switch that turns the single keys off. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const { t } = useI18n();
  const { settings, change } = useSettings();
  const page = usePageKeys();
  return (
    <Dialog title={t('shortcuts')} onClose={onClose}>
      <dl className={styles.list}>
        {SHORTCUTS.map(([name, keys]) => (
          <div key={name} className={styles.row}>
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd className={styles.keys}>
              {name === 'credibility' ? (
                <>
                  <Key>{keys[0]}</Key>–<Key>{keys[1]}</Key>
                </>
              ) : (
                keys.map((key) => <Key key={key}>{key}</Key>)
              )}
            </dd>
          </div>
        ))}
        {PAGE_SHORTCUTS.map((name) => (
          <div key={name} className={styles.row}>
            <dt>{t(`shortcuts.page.${name}`)}</dt>
            <dd className={styles.keys}>
              {page[name] === '' ? t('shortcuts.page.none') : <Key>{page[name]}</Key>}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.again}>{t('shortcuts.page.change')}</p>
      <p className={styles.again}>{t('shortcuts.again')}</p>
      <Switch
        label={t('shortcuts.on')}
        checked={settings.singleKeys}
        onChange={(singleKeys) => void change({ singleKeys })}
      />
    </Dialog>
  );
}

function Key({ children }: { children: ReactNode }) {
  return <kbd className={styles.key}>{children}</kbd>;
}
