import { useReviewServices } from './services.ts';

/** Reads the tags in use, most used first. */
export const useTags = (): (() => Promise<readonly string[]>) => useReviewServices().library.tags;
