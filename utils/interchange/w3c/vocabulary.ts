/**
 * Words of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) and our own beside them.
 * What the model has no place for stands in properties of the `racemark` prefix, explained in `docs/export.md`.
 */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
export const NAMESPACE = 'urn:racemark:terms#';
/** The specification of text fragments, for `conformsTo`. */
export const TEXT_FRAGMENT = 'https://wicg.github.io/scroll-to-text-fragment/';

export const CLAIM = 'racemark:claim';
export const PAGE = 'racemark:page';
export const REVIEW = 'racemark:review';
/** On a collection: what was said about two claims together. */
export const PAIRS = 'racemark:pairs';
/** On a collection: the version of these properties. */
export const VERSION = 'racemark:version';
export const W3C_VERSION = 1;

/** Our properties hold plain JSON, which processors of JSON-LD 1.1 keep as it is. */
export const CONTEXT = [
  ANNO_CONTEXT,
  {
    racemark: NAMESPACE,
    [CLAIM]: { '@type': '@json' },
    [PAGE]: { '@type': '@json' },
    [REVIEW]: { '@type': '@json' },
    [PAIRS]: { '@type': '@json' },
  },
];
