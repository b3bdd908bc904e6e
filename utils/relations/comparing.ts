/** All that comparing claims takes, as one module: it knows the words of the language and is loaded when needed. */
import { RelationIndex } from './digest.ts';

export { digestOf } from './digest.ts';
export { comparableOf } from './entries.ts';
export { compare, readClaim } from './related.ts';

export const createIndex = (): RelationIndex => new RelationIndex();
