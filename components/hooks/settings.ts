/** The reader's settings, kept current, and how to change them. */
import { createContext, use } from 'react';
import type { Settings } from '../../utils/settings.ts';

export type SettingsChange = Partial<Settings> | ((settings: Settings) => Partial<Settings>);

export interface SettingsAccess {
  settings: Settings;
  /** Changes some settings, on the screen at once; a function sees all as they are. */
  change(change: SettingsChange): Promise<void>;
}

export const SettingsContext = createContext<SettingsAccess | null>(null);

export function useSettings(): SettingsAccess {
  const settings = use(SettingsContext);
  if (!settings) throw new Error('useSettings: no SettingsContext above this component');
  return settings;
}
