/** What a Racemark JSON file of version 1 holds, as a schema that names what is wrong. */
import * as v from 'valibot';
import { ANCHOR_STATES } from '../../anchoring/types.ts';
import { isDay, isTime } from '../../calendar.ts';
import { CLAIM_TYPES, DIRECTIONS, HORIZON_PRECISIONS, TIERS } from '../../claims/types.ts';
import { CREDIBILITIES, OUTCOMES, STANCES } from '../../records.ts';
import { show, tooMany } from '../errors.ts';
import { LIMITS } from '../limits.ts';

const text = (max: number) =>
  v.pipe(
    v.string(({ input }) => `${show(input)} is not text`),
    v.maxLength(max, ({ input }) => tooMany(input.length, 'characters', max)),
  );

const list = <Item extends v.GenericSchema>(item: Item, max: number) =>
  v.pipe(
    v.array(item, ({ input }) => `${show(input)} is not a list`),
    v.maxLength(max, ({ input }) => tooMany(input.length, 'entries', max)),
  );

const oneOf = <const Values extends readonly (string | number)[]>(values: Values) =>
  v.picklist(values, ({ input }) => `${show(input)} is not one of ${values.join(', ')}`);

const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ input, expected }) => {
    if (expected === 'never') return 'is not a field of this format';
    return expected === 'Object' ? `${show(input)} is not an object` : 'is missing';
  });

/** Not empty, and well-formed: an id with half a surrogate pair would not survive being stored as UTF-8. */
const id = v.pipe(
  text(LIMITS.id),
  v.minLength(1, 'is empty'),
  v.check(
    (value) => value.isWellFormed() && !value.includes('\0'),
    'holds a character no id may have',
  ),
);

const day = v.pipe(
  text(LIMITS.line),
  v.check(isDay, ({ input }) => `${show(input)} is not a date (YYYY-MM-DD)`),
);
const time = v.pipe(
  text(LIMITS.line),
  v.check(isTime, ({ input }) => `${show(input)} is not a time in UTC (YYYY-MM-DDTHH:MM:SSZ)`),
);

const PROTOCOLS = ['http:', 'https:', 'file:'];
const isAddress = (value: string): boolean =>
  value.isWellFormed() && URL.canParse(value) && PROTOCOLS.includes(new URL(value).protocol);
/** Becomes a link on our own pages, so `javascript:` and its like are refused. */
const address = v.pipe(
  text(LIMITS.url),
  v.check(isAddress, ({ input }) => `${show(input)} is not an http, https or file address`),
);

const count = v.pipe(
  v.number(({ input }) => `${show(input)} is not a number`),
  v.integer(({ input }) => `${show(input)} is not a whole number`),
  v.minValue(0, ({ input }) => `${show(input)} is below 0`),
);
const weight = v.pipe(
  v.number(({ input }) => `${show(input)} is not a number`),
  v.finite(({ input }) => `${show(input)} is not finite`),
);
const truth = v.boolean(({ input }) => `${show(input)} is not true or false`);

export const PageSchema = object({
  id,
  url: address,
  // Files written before it was kept do not have it.
  visited: v.optional(v.nullable(address), null),
  aliases: list(address, LIMITS.aliases),
  title: text(LIMITS.line),
  outlet: text(LIMITS.line),
  author: text(LIMITS.line),
  published: v.nullable(day),
  lang: text(LIMITS.line),
  firstSeen: time,
  lastSeen: time,
});

/** The machine's part of a claim. */
const found = {
  origin: oneOf(['machine', 'reader']),
  quote: v.pipe(text(LIMITS.quote), v.minLength(1, 'is empty')),
  // Files written before it was kept do not have it.
  clause: v.optional(v.nullable(text(LIMITS.quote)), null),
  tier: oneOf(TIERS),
  type: oneOf(CLAIM_TYPES),
  direction: oneOf(DIRECTIONS),
  speaker: v.nullable(text(LIMITS.line)),
  horizon: v.nullable(
    object({
      text: text(LIMITS.line),
      from: v.nullable(day),
      to: v.nullable(day),
      precision: oneOf(HORIZON_PRECISIONS),
    }),
  ),
  score: v.nullable(
    v.pipe(
      weight,
      v.minValue(0, ({ input }) => `${input} is not between 0 and 1`),
      v.maxValue(1, ({ input }) => `${input} is not between 0 and 1`),
    ),
  ),
  reasons: list(
    object({ feature: text(LIMITS.line), weight, evidence: text(LIMITS.text) }),
    LIMITS.reasons,
  ),
  anchor: oneOf(ANCHOR_STATES),
  selectors: object({
    quote: object({
      exact: text(LIMITS.quote),
      prefix: text(LIMITS.quote),
      suffix: text(LIMITS.quote),
    }),
    position: v.pipe(
      object({ start: count, end: count }),
      v.check(
        ({ start, end }) => start <= end,
        ({ input }) => `ends at ${input.end}, before it starts at ${input.start}`,
      ),
    ),
    fragment: text(LIMITS.text),
  }),
  wordings: list(object({ quote: text(LIMITS.quote), seen: time }), LIMITS.wordings),
  firstSeen: time,
  lastSeen: time,
};

/** A reviewer's part of a claim. What is left out was not said. */
const said = {
  stance: v.optional(v.nullable(oneOf(STANCES)), null),
  credibility: v.optional(
    v.nullable(v.picklist(CREDIBILITIES, ({ input }) => `${show(input)} is not between 1 and 5`)),
    null,
  ),
  note: v.optional(text(LIMITS.text), ''),
  tags: v.optional(list(text(LIMITS.line), LIMITS.tags), []),
  dismissed: v.optional(truth, false),
  corrections: v.optional(
    object({
      type: v.exactOptional(oneOf(CLAIM_TYPES)),
      direction: v.exactOptional(oneOf(DIRECTIONS)),
      speaker: v.exactOptional(v.nullable(text(LIMITS.line))),
      due: v.exactOptional(v.nullable(day)),
    }),
    {},
  ),
  outcome: v.optional(
    v.nullable(object({ verdict: oneOf(OUTCOMES), note: text(LIMITS.text), decided: time })),
    null,
  ),
  reviewer: v.optional(text(LIMITS.line), ''),
  deleted: v.optional(v.nullable(time), null),
};

/** What a colleague said about the claim. */
export const ReviewSchema = object({ ...said, created: time, modified: time });

/** A claim with what the exporter said about it; `modified` is null while nothing was said. */
export const ClaimSchema = object({
  id,
  pageId: id,
  ...found,
  ...said,
  created: v.optional(v.nullable(time), null),
  modified: v.optional(v.nullable(time), null),
  others: v.optional(list(ReviewSchema, LIMITS.reviewers), []),
});

/** What a reviewer said about two claims together. */
export const PairSchema = object({
  claims: v.strictTuple([id, id], ({ input }) => `${show(input)} is not a list of two ids`),
  noConflict: truth,
  reviewer: said.reviewer,
  created: time,
  modified: time,
});

/** The same without a page and without what anyone said, for formats that keep those elsewhere. */
export const FoundSchema = object({ id, ...found });

/** What a reviewer said that the Web Annotation model has no place for. */
export const ReviewExtraSchema = object({
  own: truth,
  reviewer: said.reviewer,
  dismissed: said.dismissed,
  corrections: said.corrections,
  outcome: said.outcome,
  deleted: said.deleted,
});

export type ClaimInput = v.InferOutput<typeof ClaimSchema>;
export type ReviewInput = v.InferOutput<typeof ReviewSchema>;

export { address as AddressSchema, text as textSchema, time as TimeSchema };
