/**
 * Paints ranges through CSS Custom Highlights, so the page's DOM stays as it is. The registry is shared with
 * the page: only names of our own are set, and only highlights of our own are taken away.
 *
 * Highlight rules go into one style sheet per root. Their selectors name the painted blocks
 * (`p::highlight(...)`), because a bare `::highlight(...)` makes the browser restyle every element of the page.
 */
import { isInlineTag } from '../page/markup.ts';
import { type Ground, groundOf, LOOKS, type Look, type Pens, rulesFor } from './palette.ts';
import type { RuleSheet, Sheets } from './sheets.ts';

const PREFIX = 'racemark-';
const nameOf = (look: Look) => PREFIX + look;

/** Tags that stand for text on every page: no class is needed to keep their number small. */
const TEXT_TAGS = new Set('p h1 h2 h3 h4 h5 h6 blockquote figcaption dd dt'.split(' '));
const MAX_ANCESTORS = 24;
const MAX_PARENTS = 6;
/** A ground as JSON, where text of one selector stands on several: none of them is taken for all. */
const NO_GROUND = JSON.stringify({ background: null, text: [0, 0, 0, 1] } satisfies Ground);

export interface Painter {
  /** False when the browser has no Custom Highlights. */
  readonly supported: boolean;
  /**
   * Shows exactly these ranges, drawn with these pens. Reads computed colours of new blocks and of their ancestors,
   * so call it when style is clean (after a frame): it then costs no style recalculation and never a layout.
   */
  paint(marks: ReadonlyMap<Range, Look>, pens: Pens): void;
  /** Shows one range above the others, or none. */
  focus(range: Range | null): void;
  /** Chooses colours again, after the page changed its theme. */
  recolour(): void;
  /** Puts back what the page took out of the registry or off the sheets; true when something was missing. */
  repair(): boolean;
  /** The roots that hold painted text, for hit-testing in shadow trees. */
  roots(): Iterable<Document | ShadowRoot>;
  clear(): void;
}

export interface PainterOptions {
  /**
   * Whether highlight styles inherit from block to inline elements inside it (Chromium 134 and later).
   * Where they do not, rules also name the block's descendants.
   */
  inherits: boolean;
  /** Makes the style sheets that rules go into. */
  sheets: Sheets;
}

/** What is painted in one document: its registry knows nothing of those in its frames. */
interface Layer {
  registry: HighlightRegistry;
  highlights: Map<Look, Highlight>;
}

/** The rules in force in one tree, and the blocks their colours were read from. */
interface Sheet {
  sheet: RuleSheet;
  /** By selector, a block of each of a few parents: text of one class may stand on more than one ground. */
  blocks: Map<string, Element[]>;
}

export function createPainter(
  document: Document,
  { inherits, sheets: sheetOf }: PainterOptions,
): Painter {
  const supported = 'highlights' in (document.defaultView?.CSS ?? {});
  const layers = new Map<Document, Layer>();
  const sheets = new Map<Document | ShadowRoot, Sheet>();
  let painted = new Map<Range, Look>();
  let focused: Range | null = null;
  /** Null before anything has been painted. */
  let drawn: Pens | null = null;

  const layerOf = (owner: Document): Layer | null => {
    const known = layers.get(owner);
    if (known) return known;
    const registry = owner.defaultView?.CSS.highlights;
    if (!registry) return null;
    const layer: Layer = { registry, highlights: new Map() };
    layers.set(owner, layer);
    return layer;
  };

  const change = (range: Range, look: Look, present: boolean) => {
    const owner = range.startContainer.ownerDocument;
    const layer = owner && layerOf(owner);
    if (!layer) return;
    let highlight = layer.highlights.get(look);
    if (!highlight) {
      if (!present) return;
      highlight = new (owner.defaultView as Window & typeof globalThis).Highlight();
      highlight.priority = LOOKS.indexOf(look);
      layer.highlights.set(look, highlight);
      layer.registry.set(nameOf(look), highlight);
    }
    if (present) highlight.add(range);
    else highlight.delete(range);
  };

  const styleNewBlocks = (ranges: Iterable<Range>) => {
    const stale = new Set<Document | ShadowRoot>();
    for (const range of ranges) {
      const block = blockOf(range);
      if (!block) continue;
      const root = block.getRootNode();
      if (!isTree(root)) continue;
      let entry = sheets.get(root);
      if (!entry) {
        entry = { sheet: sheetOf(root), blocks: new Map() };
        sheets.set(root, entry);
      }
      const selector = selectorOf(block);
      const known = entry.blocks.get(selector)?.filter(({ isConnected }) => isConnected) ?? [];
      if (
        known.length === MAX_PARENTS ||
        known.some(({ parentNode }) => parentNode === block.parentNode)
      )
        continue;
      entry.blocks.set(selector, [...known, block]);
      stale.add(root);
    }
    for (const root of stale) writeSheet(root);
  };

  const writeSheet = (root: Document | ShadowRoot) => {
    const entry = sheets.get(root);
    const pens = drawn;
    if (!entry || !pens) return;
    /** Selectors by what lies behind their blocks, as JSON. */
    const grounds = new Map<string, string[]>();
    for (const [selector, blocks] of entry.blocks) {
      const [ground, other] = new Set(blocks.map((block) => JSON.stringify(readGround(block))));
      const key = other || !ground ? NO_GROUND : ground;
      const own = inherits ? [selector] : [selector, `${selector} *`];
      grounds.set(key, [...(grounds.get(key) ?? []), ...own]);
    }
    const rules = [...grounds]
      .map(([ground, selectors]) => rulesFor(selectors, JSON.parse(ground) as Ground, nameOf, pens))
      .join('\n');
    entry.sheet.replace(rules);
  };

  const recolour = () => {
    for (const root of sheets.keys()) writeSheet(root);
  };

  return {
    supported,
    paint(marks, pens) {
      if (!supported) return;
      for (const [range, look] of painted) {
        if (marks.get(range) !== look) change(range, look, false);
      }
      const added: Range[] = [];
      for (const [range, look] of marks) {
        if (painted.get(range) === look) continue;
        change(range, look, true);
        added.push(range);
      }
      painted = new Map(marks);
      const isOther = JSON.stringify(pens) !== JSON.stringify(drawn);
      drawn = pens;
      if (isOther) recolour();
      styleNewBlocks(added);
    },
    focus(range) {
      if (!supported) return;
      if (focused) change(focused, 'focused', false);
      focused = range;
      if (range) {
        change(range, 'focused', true);
        styleNewBlocks([range]);
      }
    },
    recolour,
    repair() {
      let missing = false;
      for (const { registry, highlights } of layers.values()) {
        for (const [look, highlight] of highlights) {
          if (registry.get(nameOf(look)) === highlight) continue;
          registry.set(nameOf(look), highlight);
          missing = true;
        }
      }
      for (const { sheet } of sheets.values()) missing = sheet.repair() || missing;
      return missing;
    },
    roots: () => sheets.keys(),
    clear() {
      for (const { registry, highlights } of layers.values()) {
        for (const [look, highlight] of highlights) {
          // A newer copy of the extension may have put its own under this name.
          if (registry.get(nameOf(look)) === highlight) registry.delete(nameOf(look));
        }
      }
      for (const { sheet } of sheets.values()) sheet.remove();
      layers.clear();
      sheets.clear();
      painted = new Map();
      focused = null;
    },
  };
}

const isTree = (root: Node): root is Document | ShadowRoot => 'adoptedStyleSheets' in root;

/** The innermost element around the range that is not a mere run of text. */
function blockOf(range: Range): Element | null {
  const common = range.commonAncestorContainer;
  let element = common.nodeType === Node.ELEMENT_NODE ? (common as Element) : common.parentElement;
  while (element && isInlineTag(element.localName) && element.parentElement) {
    element = element.parentElement;
  }
  return element;
}

/** Names a block within its parent, which often is what has a background. */
function selectorOf(block: Element): string {
  const parent = parentIn(block);
  return parent ? `${nameOfElement(parent)}>${nameOfElement(block)}` : nameOfElement(block);
}

function nameOfElement(element: Element): string {
  const tag = CSS.escape(element.localName);
  if (TEXT_TAGS.has(element.localName)) return tag;
  const name = /\S+/.exec(element.getAttribute('class') ?? '')?.[0];
  return name ? `${tag}.${CSS.escape(name)}` : tag;
}

function readGround(block: Element): Ground {
  const view = block.ownerDocument.defaultView as Window;
  return groundOf(view.getComputedStyle(block).color, backgroundsOf(block, view));
}

function* backgroundsOf(block: Element, view: Window) {
  let element: Element | null = block;
  for (let steps = 0; element && steps < MAX_ANCESTORS; steps += 1) {
    const style = view.getComputedStyle(element);
    yield { colour: style.backgroundColor, image: style.backgroundImage !== 'none' };
    element = parentOf(element);
  }
}

/** Through the prototype: a form's control called `parentElement` would be taken for it. */
const parentIn = (element: Element): Element | null =>
  Reflect.get(Node.prototype, 'parentElement', element);

function parentOf(element: Element): Element | null {
  return parentIn(element) ?? (Node.prototype.getRootNode.call(element) as ShadowRoot).host ?? null;
}
