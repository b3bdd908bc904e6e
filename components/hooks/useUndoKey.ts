import { useAnnounce } from '../base/LiveRegion.tsx';
import { useI18n } from './i18n.ts';
import { useSettings } from './settings.ts';
import { useShortcuts } from './useShortcuts.ts';

/**
 * The key that takes the last change back, or says that there is none. What is taken back says so by itself.
 * @param undo null when there is nothing it could take back.
 * @param other tried then: gives null when it has nothing to take back either.
 * @returns the same for a button.
 */
export function useUndoKey(
  undo: (() => unknown) | null,
  other: () => unknown = () => null,
): () => void {
  const { t } = useI18n();
  const { settings } = useSettings();
  const announce = useAnnounce();
  const takeBack = () => {
    if (undo) undo();
    else if (other() === null) announce(t('undo.nothing'));
  };
  useShortcuts({ u: takeBack }, settings.singleKeys);
  return takeBack;
}
