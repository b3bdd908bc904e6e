/** The tables, their versions, and how one becomes the next. Every version ever released stays declared here. */
import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Article, Detection } from '../claims/types.ts';
import type { AnnotationRecord, ClaimRecord, PageRecord } from '../records.ts';
import { LibraryError } from './errors.ts';

export const LIBRARY_NAME = 'racemark';

/** The schema this code writes. */
export const LIBRARY_VERSION = 1;

/** Dexie keeps tenths of a version, so its version 1 is IndexedDB's 10. */
const NATIVE_FACTOR = 10;

export interface PageRow extends PageRecord {
  /** `url` and `aliases` together: one address belongs to one page only. */
  addresses: string[];
}

export interface ClaimRow extends ClaimRecord {
  /** Folded quote and its occurrence; unique on its page. */
  identityKey: string;
  /** The folded quote the speaker was looked up for; null while that has not been done. */
  enrichedFor: string | null;
}

export interface AnnotationRow extends AnnotationRecord {
  /** Its claim's page, so that a page's annotations are one range. */
  pageId: string;
}

/** A page with claims whose speakers are still to be looked up, and the text to look in. */
export interface PendingRow {
  pageId: string;
  /** ISO 8601. */
  since: string;
  /** New with every scan, so that work done for an older one does not end the queue for this one. */
  ticket: string;
  article: Article;
  claims: { claimId: string; detection: Detection }[];
}

/** Single values, by name. */
export interface MetaRow {
  name: string;
  value: unknown;
}

export class LibraryDatabase extends Dexie {
  declare readonly pages: EntityTable<PageRow, 'id'>;
  declare readonly claims: EntityTable<ClaimRow, 'id'>;
  declare readonly annotations: EntityTable<AnnotationRow, 'id'>;
  declare readonly pending: EntityTable<PendingRow, 'pageId'>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(name: string, options: DexieOptions = {}) {
    super(name, { autoOpen: false, ...options });
    this.version(1).stores({
      // Found by the machine.
      pages: 'id, &url, &*addresses',
      claims: 'id, &[pageId+identityKey]',
      pending: 'pageId',
      // Said by the reader. `deleted` holds only rows in the bin: null is no key.
      annotations: 'id, &[claimId+reviewer], pageId, deleted',
      meta: 'name',
    });
  }
}

/**
 * Refuses data that later code wrote. Asked before opening: Dexie would open a newer database as it stands and
 * then add what it misses.
 * @throws LibraryError `newerData`
 */
export async function refuseNewerData(name: string, factory: IDBFactory): Promise<void> {
  const found = (await factory.databases()).find((database) => database.name === name);
  const version = (found?.version ?? 0) / NATIVE_FACTOR;
  if (version > LIBRARY_VERSION) {
    throw new LibraryError(
      'newerData',
      `The library was written by a newer Racemark (data version ${version}, this one knows ${LIBRARY_VERSION}). Update the extension to open it; nothing was changed.`,
    );
  }
}
