/** Every string of the extension's pages, in English. */
import { claims } from './claims.ts';
import { exports } from './exports.ts';
import { library } from './library.ts';
import { review } from './review.ts';
import { sites } from './sites.ts';
import { states } from './states.ts';
import { welcome } from './welcome.ts';

export const en = {
  ...claims,
  ...review,
  ...sites,
  ...states,
  ...exports,
  ...welcome,
  ...library,
} as const;
