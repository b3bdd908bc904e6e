/**
 * Web Annotations in other spellings of JSON-LD than the one the model recommends: with prefixes (`oa:hasTarget`), with
 * whole addresses, with `@graph` and nodes that name each other. Rewritten into the recommended spelling, by the
 * customary prefixes: no context is fetched. Pure.
 */
import { fieldsOf, listOf } from '../bodies.ts';
import { refuse } from '../errors.ts';
import { NAMESPACE } from './vocabulary.ts';

type Fields = Record<string, unknown>;

const NAMESPACES: Readonly<Record<string, string>> = {
  oa: 'http://www.w3.org/ns/oa#',
  as: 'http://www.w3.org/ns/activitystreams#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  cnt: 'http://www.w3.org/2011/content#',
  racemark: NAMESPACE,
};

/** Terms of the model whose names in RDF, or in the Open Annotation draft before it, are others. */
const TERMS: Readonly<Record<string, string>> = {
  '@id': 'id',
  '@type': 'type',
  hasTarget: 'target',
  hasBody: 'body',
  hasSelector: 'selector',
  hasSource: 'source',
  hasPurpose: 'purpose',
  motivatedBy: 'motivation',
  annotatedAt: 'created',
  annotatedBy: 'creator',
  chars: 'value',
  nick: 'nickname',
  OrderedCollection: 'AnnotationCollection',
  OrderedCollectionPage: 'AnnotationPage',
};

/** Where another node may stand by its name alone. */
const LINKS = new Set(['target', 'body', 'selector', 'source', 'refinedBy', 'creator', 'first']);
/** Where a name is a word of the model. */
const WORDS = new Set(['type', 'motivation', 'purpose']);

/** Deeper than any annotation; nodes that name each other in a circle end here. */
const MAX_DEPTH = 24;
/** Values made of one file: a few nodes that name each other could else become any number of them. */
const MAX_VALUES = 8_000_000;

/**
 * The annotations of a file in the recommended spelling: a list of them, or the collection or page they are in. Null when
 * there are none.
 * @throws ImportError when its nodes name each other beyond all measure
 */
export function respelled(file: unknown): unknown {
  const graph = fieldsOf(file)?.['@graph'];
  const nodes = listOf(graph ?? file)
    .map(fieldsOf)
    .filter((node) => node !== null);
  const speller = new Speller(nodes);
  const typed = (...types: string[]) =>
    nodes.filter((node) =>
      speller.typesOf(node).some((type) => (types as unknown[]).includes(type)),
    );
  const annotations = typed('Annotation');
  if (annotations.length > 0) return annotations.map((node) => speller.node(node, 0));
  const [collection] = typed('AnnotationCollection', 'AnnotationPage');
  return collection ? speller.node(collection, 0) : null;
}

class Speller {
  readonly #nodes = new Map<unknown, Fields>();
  #values = 0;

  constructor(nodes: readonly Fields[]) {
    for (const node of nodes) {
      const id = node['@id'] ?? node.id;
      if (typeof id === 'string') this.#nodes.set(id, node);
    }
  }

  typesOf(node: Fields): unknown[] {
    return listOf(node['@type'] ?? node.type).map(word);
  }

  /** An object with all of its terms respelled. */
  node(fields: Fields, depth: number): Fields {
    const out: Fields = {};
    for (const [key, value] of Object.entries(fields)) {
      const name = term(key);
      // Our own properties hold plain JSON.
      out[name] = name.startsWith('racemark:') ? json(value) : this.#value(name, value, depth + 1);
    }
    return out;
  }

  #value(name: string, value: unknown, depth: number): unknown {
    this.#values += 1;
    if (this.#values > MAX_VALUES)
      refuse('@graph', 'has too many values, or nodes that name each other too often');
    if (depth > MAX_DEPTH) return undefined;
    if (Array.isArray(value)) {
      const items = value.map((each) => this.#value(name, each, depth + 1));
      // JSON-LD written out in full has every single value in a list.
      return items.length === 1 && name !== 'items' ? items[0] : items;
    }
    const fields = fieldsOf(value);
    if (!fields) return WORDS.has(name) ? word(value) : value;
    if (Object.hasOwn(fields, '@value')) return fields['@value'];
    if (Object.hasOwn(fields, '@list'))
      return this.#value(name, listOf(fields['@list']), depth + 1);
    const id = fields['@id'] ?? fields.id;
    if (WORDS.has(name)) return word(id);
    const isName = Object.keys(fields).length === 1 && id !== undefined;
    const named = isName && LINKS.has(name) ? this.#nodes.get(id) : undefined;
    return this.node(named ?? fields, depth);
  }
}

/** A term of JSON-LD or of a known vocabulary as the model has it; any other name as it is. */
function term(name: string): string {
  for (const [prefix, namespace] of Object.entries(NAMESPACES)) {
    for (const start of [namespace, `${prefix}:`]) {
      if (!name.startsWith(start)) continue;
      const local = name.slice(start.length);
      return prefix === 'racemark' ? `racemark:${local}` : known(local);
    }
  }
  return known(name);
}

const known = (local: string): string =>
  Object.hasOwn(TERMS, local) ? (TERMS[local] as string) : local;

const word = (value: unknown): unknown => (typeof value === 'string' ? term(value) : value);

function json(value: unknown): unknown {
  const [first = value] = Array.isArray(value) && value.length === 1 ? value : [];
  const fields = fieldsOf(first);
  return fields?.['@type'] === '@json' ? fields['@value'] : value;
}
