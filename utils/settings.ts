/** The reader's settings: one object in `storage.local`, every field with a default, unknown fields dropped. */
import { browser } from '#imports';
import type { Pens } from './anchoring/palette.ts';
import { PALETTES, type Palette, pensFor, STRENGTHS, type Strength } from './anchoring/pens.ts';
import { BACKUP_INTERVALS, type BackupInterval } from './backup/schedule.ts';
import { CLAIM_TYPES, type ClaimType, SENSITIVITIES, type Sensitivity } from './claims/types.ts';
import type { SpotterSettings } from './messages.ts';

export const SITE_RULES = ['on', 'off', 'click'] as const;
/** `on`: spot when an article opens. `off`: never. `click`: only when asked. */
export type SiteRule = (typeof SITE_RULES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export const LANGUAGES = ['system', 'en', 'zh'] as const;

/** Filters of the library page under a name. */
export interface SavedFilter {
  id: string;
  name: string;
  /** As the page's address has them, without `#`. */
  query: string;
}

export interface Settings {
  /** What holds on sites without a rule of their own. Null until the reader has chosen. */
  everywhere: 'on' | 'click' | null;
  /** Rules by host name. */
  sites: Record<string, SiteRule>;
  sensitivity: Sensitivity;
  showWider: boolean;
  hiddenTypes: ClaimType[];
  /** Learnt from "Not a claim": feature name to log-odds, bounded. */
  adjustments: Record<string, number>;
  theme: (typeof THEMES)[number];
  /** Colours of highlights, on pages and beside claims. */
  palette: Palette;
  strength: Strength;
  language: (typeof LANGUAGES)[number];
  /** Whether single keys (J, A, 3, ...) act in the extension's pages; some readers' tools type by themselves. */
  singleKeys: boolean;
  /** Name written on the reader's annotations in exports. */
  reviewer: string;
  /** How often the library is written to a file by itself. Switched by `scheduleBackups`, which asks for the permission. */
  backups: BackupInterval;
  /** In the reader's order. */
  savedFilters: SavedFilter[];
}

export const DEFAULT_SETTINGS: Settings = {
  everywhere: null,
  sites: {},
  sensitivity: 'balanced',
  showWider: true,
  hiddenTypes: [],
  adjustments: {},
  theme: 'system',
  palette: 'standard',
  strength: 'medium',
  language: 'system',
  singleKeys: true,
  reviewer: '',
  backups: 'off',
  savedFilters: [],
};

/** What claims are drawn with. Firefox draws no lines on highlights. */
export const pensOf = ({ palette, strength }: Pick<Settings, 'palette' | 'strength'>): Pens =>
  pensFor(palette, strength, import.meta.env.BROWSER !== 'firefox');

/** The settings a content script obeys, and none of the others. */
export const spotterSettings = (settings: Settings): SpotterSettings => ({
  sensitivity: settings.sensitivity,
  showWider: settings.showWider,
  hiddenTypes: settings.hiddenTypes,
  pens: pensOf(settings),
});

const KEY = 'settings';

const oneOf = <T extends string>(values: readonly T[], value: unknown, fallback: T): T =>
  values.includes(value as T) ? (value as T) : fallback;

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

const isSavedFilter = (value: unknown): value is SavedFilter => {
  const { id, name, query } = record(value);
  return [id, name, query].every((each) => typeof each === 'string') && name !== '';
};

/** Reads whatever is stored, by this or an older version, into settings that are whole. */
export function parseSettings(stored: unknown): Settings {
  const given = record(stored);
  return {
    everywhere: given.everywhere === 'on' || given.everywhere === 'click' ? given.everywhere : null,
    sites: Object.fromEntries(
      Object.entries(record(given.sites)).filter((entry): entry is [string, SiteRule] =>
        SITE_RULES.includes(entry[1] as SiteRule),
      ),
    ),
    sensitivity: oneOf(SENSITIVITIES, given.sensitivity, DEFAULT_SETTINGS.sensitivity),
    showWider: given.showWider !== false,
    hiddenTypes: Array.isArray(given.hiddenTypes)
      ? CLAIM_TYPES.filter((type) => (given.hiddenTypes as unknown[]).includes(type))
      : [],
    adjustments: Object.fromEntries(
      Object.entries(record(given.adjustments)).filter((entry): entry is [string, number] =>
        Number.isFinite(entry[1]),
      ),
    ),
    theme: oneOf(THEMES, given.theme, DEFAULT_SETTINGS.theme),
    palette: oneOf(PALETTES, given.palette, DEFAULT_SETTINGS.palette),
    strength: oneOf(STRENGTHS, given.strength, DEFAULT_SETTINGS.strength),
    language: oneOf(LANGUAGES, given.language, DEFAULT_SETTINGS.language),
    singleKeys: given.singleKeys !== false,
    reviewer: typeof given.reviewer === 'string' ? given.reviewer : '',
    backups: oneOf(BACKUP_INTERVALS, given.backups, DEFAULT_SETTINGS.backups),
    savedFilters: Array.isArray(given.savedFilters)
      ? given.savedFilters.filter(isSavedFilter).map(({ id, name, query }) => ({ id, name, query }))
      : [],
  };
}

/** The settings as they stand. */
export async function readSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(KEY))[KEY]);
}

/** Changes some settings and leaves the others. All contexts wait for each other, so that no change is lost. */
export const changeSettings = async (
  change: (settings: Settings) => Partial<Settings>,
): Promise<Settings> =>
  navigator.locks.request(`racemark ${KEY}`, async () => {
    const before = await readSettings();
    const after = { ...before, ...change(before) };
    await browser.storage.local.set({ [KEY]: after });
    return after;
  });

/** Calls back with the whole settings after and before every change, in this or another context; returns how to stop. */
export function watchSettings(
  listener: (settings: Settings, before: Settings) => void,
): () => void {
  const onChanged = (
    changes: Record<string, { newValue?: unknown; oldValue?: unknown }>,
    area: string,
  ) => {
    const change = area === 'local' ? changes[KEY] : undefined;
    if (change) listener(parseSettings(change.newValue), parseSettings(change.oldValue));
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

/** The rule that holds for a host: its own, else the one for everywhere; nothing chosen counts as `click`. */
export function ruleFor(settings: Settings, host: string): SiteRule {
  return settings.sites[host] ?? settings.everywhere ?? 'click';
}
