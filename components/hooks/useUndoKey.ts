import { useAnnounce } from '../base/LiveRegion.tsx';
import { useI18n } from './i18n.ts';
import type { Undoing } from './review.ts';
import { useSettings } from './settings.ts';
import { useShortcuts } from './useShortcuts.ts';

/**
 * The key that takes the last change back, or says that there is none.
 * @param undo says by itself that it was done; null when there is nothing it could take back.
 * @param other tried then: gives null when it has nothing to take back either.
 * @returns the same for a button.
 */
export function useUndoKey(
  undo: (() => unknown) | null,
  other: () => Pick<Undoing, 'done'> | null = () => null,
): () => void {
  const { t } = useI18n();
  const { settings } = useSettings();
  const announce = useAnnounce();
  const takeBack = () => {
    if (undo) return void undo();
    const undoing = other();
    if (undoing) void undoing.done.then((done) => done && announce(t('undo.done')));
    else announce(t('undo.nothing'));
  };
  useShortcuts({ u: takeBack }, settings.singleKeys);
  return takeBack;
}
