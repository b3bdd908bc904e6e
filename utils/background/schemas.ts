/**
 * What the worker accepts, message by message. A sender is not believed: a page may have taken over the process
 * its content script runs in. Every schema yields exactly the type of the protocol (checked below when compiled),
 * unknown fields are dropped, and every text and list has a limit.
 */
import * as v from 'valibot';
import { drawsHighlights } from '../anchoring/sheets.ts';
import { ANCHOR_STATES } from '../anchoring/types.ts';
import { isDay, isTime } from '../calendar.ts';
import {
  BLOCK_KINDS,
  CLAIM_TYPES,
  DIRECTIONS,
  HORIZON_PRECISIONS,
  TIERS,
} from '../claims/types.ts';
import { LIMITS as IMPORTED } from '../interchange/limits.ts';
import { PAGES_NAMED, type ProtocolMap } from '../messages.ts';
import { CLAIM_STATUSES, CREDIBILITIES, OUTCOMES, SAID, STANCES } from '../records.ts';

/** UTF-16 units of all strings of one message together with a unit for every other value. */
export const MESSAGE_LIMIT = 10_000_000;

const LIMITS = {
  articleText: 4_000_000,
  rules: 500_000,
  blocks: 50_000,
  detections: 5_000,
  anchors: 20_000,
  reasons: 100,
  // A claim that an import has brought is looked for on its page like any other.
  quote: IMPORTED.quote,
  context: IMPORTED.quote,
  fragment: IMPORTED.text,
  url: 8_000,
  aliases: 20,
  name: 2_000,
  id: 200,
  // What an import may have brought, so that a claim with it can be judged and the judgement taken back.
  note: IMPORTED.text,
  tag: IMPORTED.line,
  tags: IMPORTED.tags,
  named: IMPORTED.line,
  /** Claims listed at once, and claims read at once. */
  claims: 100_000,
};

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const list = <S extends v.GenericSchema>(item: S, limit: number) =>
  v.pipe(v.array(item), v.maxLength(limit));
const highlightRules = v.pipe(text(LIMITS.rules), v.check(drawsHighlights));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.pipe(v.string(), v.check(isDay));
const id = v.pipe(text(LIMITS.id), v.nonEmpty());

const meta = v.object({
  isArticle: v.boolean(),
  title: text(LIMITS.name),
  outlet: text(LIMITS.name),
  author: text(LIMITS.name),
  published: v.nullable(day),
  lang: text(LIMITS.id),
  address: text(LIMITS.url),
  canonical: v.nullable(text(LIMITS.url)),
  ogUrl: v.nullable(text(LIMITS.url)),
});

const article = v.object({
  text: text(LIMITS.articleText),
  blocks: v.pipe(
    list(v.object({ kind: v.picklist(BLOCK_KINDS), start: offset, end: offset }), LIMITS.blocks),
    v.readonly(),
  ),
  title: text(LIMITS.name),
  date: v.nullable(day),
  lang: text(LIMITS.id),
});

const selectors = v.object({
  quote: v.object({
    exact: text(LIMITS.quote),
    prefix: text(LIMITS.context),
    suffix: text(LIMITS.context),
  }),
  position: v.pipe(
    v.object({ start: offset, end: offset }),
    v.check(({ start, end }) => start <= end),
  ),
  fragment: text(LIMITS.fragment),
});

const detection = v.object({
  quote: v.pipe(text(LIMITS.quote), v.nonEmpty()),
  start: offset,
  end: offset,
  tier: v.picklist(TIERS),
  type: v.picklist(CLAIM_TYPES),
  direction: v.picklist(DIRECTIONS),
  speaker: v.nullable(text(LIMITS.name)),
  horizon: v.nullable(
    v.object({
      text: text(LIMITS.name),
      from: v.nullable(day),
      to: v.nullable(day),
      precision: v.picklist(HORIZON_PRECISIONS),
    }),
  ),
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  reasons: v.pipe(
    list(
      v.object({
        feature: text(LIMITS.id),
        weight: v.pipe(v.number(), v.finite()),
        evidence: text(LIMITS.quote),
      }),
      LIMITS.reasons,
    ),
    v.readonly(),
  ),
  selectors,
  claimId: v.nullable(id),
});

const anchor = v.object({
  claimId: id,
  state: v.picklist(ANCHOR_STATES),
  quote: v.nullable(v.pipe(text(LIMITS.quote), v.nonEmpty())),
  selectors: v.nullable(selectors),
});

const time = v.pipe(v.string(), v.check(isTime));

/** What the reader may say about a claim, field by field. */
const said = {
  stance: v.nullable(v.picklist(STANCES)),
  credibility: v.nullable(v.picklist(CREDIBILITIES)),
  note: text(LIMITS.note),
  tags: list(text(LIMITS.tag), LIMITS.tags),
  dismissed: v.boolean(),
  corrections: v.object({
    type: v.exactOptional(v.picklist(CLAIM_TYPES)),
    direction: v.exactOptional(v.picklist(DIRECTIONS)),
    speaker: v.exactOptional(v.nullable(text(LIMITS.named))),
    due: v.exactOptional(v.nullable(day)),
  }),
  outcome: v.nullable(
    v.object({ verdict: v.picklist(OUTCOMES), note: text(LIMITS.note), decided: time }),
  ),
};

const change = v.object({
  stance: v.exactOptional(said.stance),
  credibility: v.exactOptional(said.credibility),
  note: v.exactOptional(said.note),
  tags: v.exactOptional(said.tags),
  dismissed: v.exactOptional(said.dismissed),
  corrections: v.exactOptional(said.corrections),
  outcome: v.exactOptional(said.outcome),
});

const annotation = v.object({
  id,
  claimId: id,
  reviewer: text(LIMITS.named),
  ...said,
  created: time,
  modified: time,
  deleted: v.nullable(time),
});

const before = v.object({
  claimId: id,
  annotation: v.nullable(annotation),
  changed: list(v.picklist(SAID), SAID.length),
  written: annotation,
});

const search = v.object({
  text: v.exactOptional(text(LIMITS.name)),
  tiers: v.exactOptional(v.pipe(list(v.picklist(TIERS), TIERS.length), v.readonly())),
  types: v.exactOptional(v.pipe(list(v.picklist(CLAIM_TYPES), CLAIM_TYPES.length), v.readonly())),
  statuses: v.exactOptional(
    v.pipe(list(v.picklist(CLAIM_STATUSES), CLAIM_STATUSES.length), v.readonly()),
  ),
});

/** Messages that carry nothing: whatever came along is dropped. */
const nothing = v.pipe(
  v.unknown(),
  v.transform((): undefined => undefined),
);

const tabId = v.pipe(v.number(), v.integer());

/** By message, for all the worker receives. */
export const SCHEMAS = {
  pageKnocked: v.object({
    isLikely: v.boolean(),
    address: text(LIMITS.url),
    canonical: v.nullable(text(LIMITS.url)),
    ogUrl: v.nullable(text(LIMITS.url)),
  }),
  pageOpened: v.object({ meta }),
  articleAnalysed: v.object({
    article,
    spot: v.boolean(),
    saved: list(selectors, LIMITS.anchors),
    spans: list(v.object({ start: offset, end: offset }), LIMITS.detections),
  }),
  pageScanned: v.object({
    meta,
    article,
    detections: list(detection, LIMITS.detections),
    anchors: list(anchor, LIMITS.anchors),
  }),
  selectionSaved: v.object({ meta, article, detection }),
  claimsPainted: v.object({ count: v.nullable(offset) }),
  highlightsStyled: v.object({ css: highlightRules, before: highlightRules }),
  cardOpened: v.object({ claimId: id, token: id }),
  cardRelated: v.object({ claimId: id, token: id }),
  cardAnnotated: v.object({ claimId: id, token: id, change, request: id }),
  cardRestored: v.object({ claimId: id, token: id, made: before }),
  relatedClaims: v.object({ claimId: id }),
  pageFound: v.object({ addresses: list(text(LIMITS.url), LIMITS.aliases) }),
  pageClaims: v.object({ pageId: id }),
  claimsListed: v.object({ search, limit: v.pipe(offset, v.maxValue(LIMITS.claims)) }),
  claimsRead: v.object({ claimIds: list(id, LIMITS.claims) }),
  tagsListed: nothing,
  libraryRead: v.object({ after: v.nullable(id) }),
  pairsRead: nothing,
  libraryMarked: nothing,
  libraryBackedUp: v.object({ mark: v.object({ state: text(LIMITS.id), unsaved: offset }) }),
  claimAnnotated: v.object({ claimId: id, change, request: id }),
  annotationsRestored: v.object({ before: list(before, LIMITS.claims) }),
  pagesChanged: v.object({ pageIds: v.nullable(list(id, PAGES_NAMED)) }),
  accessChanged: nothing,
  spotTab: v.object({ tabId }),
  buttonSeen: v.object({ tabId }),
  backupAsked: nothing,
} satisfies Partial<Record<keyof ProtocolMap, v.GenericSchema>>;

/** The messages the worker receives. */
export type Received = keyof typeof SCHEMAS;

export type DataOf<K extends keyof ProtocolMap> = Parameters<ProtocolMap[K]>[0];
export type AnswerOf<K extends keyof ProtocolMap> = ReturnType<ProtocolMap[K]>;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Differing = {
  [K in Received]: Same<v.InferOutput<(typeof SCHEMAS)[K]>, DataOf<K>> extends true ? never : K;
}[Received];
/** Does not compile when a schema and the protocol differ; the error names the messages. */
const differing: [Differing] extends [never] ? true : Differing = true;
void differing;

/**
 * Whether a message has more in it than the limit: counts string units and values without building anything, and
 * stops as soon as it knows.
 */
export function isOversized(data: unknown, limit = MESSAGE_LIMIT): boolean {
  const open: unknown[] = [data];
  let size = 0;
  while (open.length > 0) {
    const value = open.pop();
    size += typeof value === 'string' ? value.length + 1 : 1;
    if (size > limit) return true;
    if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) open.push(inner);
      if (open.length + size > limit) return true;
    }
  }
  return false;
}
