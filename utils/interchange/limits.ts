/**
 * How much an import may hold. Each limit is far above what reading produces and far below what would hurt; every
 * file Racemark itself writes is within them.
 */
export const LIMITS = {
  /** Characters of a file: V8 strings end at 512 Mi. */
  file: 400 * 1024 * 1024,
  pages: 200_000,
  claims: 500_000,
  pairs: 500_000,
  /** Of one claim. */
  reviewers: 1_000,
  tags: 1_000,
  reasons: 1_000,
  wordings: 10_000,
  /** Of one page. */
  aliases: 1_000,
  /** Characters. */
  id: 200,
  url: 65_536,
  line: 65_536,
  /** Looked for on every later visit to its page. */
  quote: 100_000,
  text: 4 * 1024 * 1024,
} as const;
