/** CSV (RFC 4180): one row a claim, for spreadsheets. Not lossless. Columns: `docs/export.md`. */
import Papa from 'papaparse';
import {
  type AnnotationRecord,
  addressOf,
  dueOf,
  type LibraryEntry,
  speakerOf,
  statusOf,
  type Wording,
} from '../records.ts';
import { linkTo } from './links.ts';
import type { SerializeOptions } from './serialize.ts';

type Cell = string | number | null;

const COLUMNS: readonly (readonly [string, (entry: LibraryEntry) => Cell])[] = [
  ['quote', ({ claim }) => claim.quote],
  ['clause', ({ claim }) => claim.clause],
  ['stance', ({ own }) => own?.stance ?? null],
  ['credibility', ({ own }) => own?.credibility ?? null],
  ['note', ({ own }) => own?.note ?? null],
  ['tags', ({ own }) => own?.tags.join('; ') ?? null],
  ['status', ({ own }) => (own?.deleted ? 'deleted' : statusOf(own))],
  ['tier', ({ claim }) => claim.tier],
  ['type', ({ claim, own }) => own?.corrections.type ?? claim.type],
  ['direction', ({ claim, own }) => own?.corrections.direction ?? claim.direction],
  ['speaker', speakerOf],
  ['horizon', ({ claim }) => claim.horizon?.text ?? null],
  ['horizon_from', ({ claim }) => claim.horizon?.from ?? null],
  ['horizon_to', ({ claim }) => claim.horizon?.to ?? null],
  ['due', dueOf],
  ['outcome', ({ own }) => own?.outcome?.verdict ?? null],
  ['outcome_note', ({ own }) => own?.outcome?.note ?? null],
  ['title', ({ page }) => page.title],
  ['outlet', ({ page }) => page.outlet],
  ['author', ({ page }) => page.author],
  ['published', ({ page }) => page.published],
  ['url', ({ page }) => page.url],
  ['link', ({ page, claim }) => linkTo(addressOf(page), claim.selectors.fragment, claim.quote)],
  ['reviewer', ({ own }) => own?.reviewer ?? null],
  ['created', ({ own }) => own?.created ?? null],
  ['modified', ({ own }) => own?.modified ?? null],
  ['other_reviewers', ({ others }) => others.map(reviewLine).join('; ')],
  ['detected_type', ({ claim }) => claim.type],
  ['detected_direction', ({ claim }) => claim.direction],
  ['detected_speaker', ({ claim }) => claim.speaker],
  ['score', ({ claim }) => claim.score && Number(claim.score.toFixed(3))],
  ['origin', ({ claim }) => claim.origin],
  ['anchor', ({ claim }) => claim.anchor],
  ['earlier_wordings', ({ claim }) => claim.wordings.map(wordingLine).join('\n')],
  ['first_seen', ({ claim }) => claim.firstSeen],
  ['last_seen', ({ claim }) => claim.lastSeen],
  ['claim_id', ({ claim }) => claim.id],
];

export const CSV_COLUMNS = COLUMNS.map(([name]) => name);

const wordingLine = ({ quote, seen }: Wording): string =>
  `${seen.slice(0, 'YYYY-MM-DD'.length)}: ${quote.replace(/\s*[\r\n]+\s*/g, ' ')}`;

const reviewLine = ({ reviewer, stance, credibility }: AnnotationRecord): string =>
  `${reviewer || 'unnamed'}: ${[stance, credibility].filter((said) => said !== null).join(' ') || 'nothing'}`;

/**
 * A spreadsheet takes a cell that begins so for a formula; full-width signs count in East Asian settings. Cells that
 * begin with apostrophes before such a sign are included, so that taking one apostrophe away gives the text back.
 */
const FORMULA = /^(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/;
/** Control characters no spreadsheet can show; tab and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

function harmless(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell).toWellFormed().replace(CONTROL, '\ufffd');
  return FORMULA.test(text) ? `'${text}` : text;
}

const line = (cells: readonly string[]): string =>
  `${Papa.unparse([[...cells]], { newline: '\r\n' })}\r\n`;

export async function* writeCsv(
  entries: AsyncIterable<LibraryEntry>,
  { bom = false }: SerializeOptions,
): AsyncGenerator<string> {
  if (bom) yield '\ufeff';
  yield line(CSV_COLUMNS);
  for await (const entry of entries) yield line(COLUMNS.map(([, read]) => harmless(read(entry))));
}
