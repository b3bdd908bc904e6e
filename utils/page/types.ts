import type { Article, BlockKind } from '../claims/types.ts';

/** A run of a block's text that lies in one text node without a gap. Offsets are UTF-16. */
export interface Piece {
  node: Text;
  /** Offset of the run's first unit in `node.data`. */
  nodeStart: number;
  /** Offset of the run's first unit in the block's text. */
  start: number;
  length: number;
}

/** A block of the article with the text nodes it came from; `text` has its white space collapsed. */
export interface TextBlock {
  kind: BlockKind;
  text: string;
  pieces: readonly Piece[];
}

/** What the page says about itself, checked for sanity. */
export interface PageFacts {
  isArticle: boolean;
  title: string;
  /** Name of the publication, empty when unknown. */
  outlet: string;
  author: string;
  /** `YYYY-MM-DD`, or null. */
  published: string | null;
  /** BCP 47 tag, empty when unknown. */
  lang: string;
}

/** A page as it is seen: where it is open, and the addresses it gives itself, none of them checked. */
export interface PageSighting extends PageFacts {
  address: string;
  canonical: string | null;
  /** Open Graph's. */
  ogUrl: string | null;
}

/** A page with its identity; see `identified` in `url.ts`. */
export interface PageMeta extends PageFacts {
  /** The page's identity: scheme, host and path folded, tracking removed, canonical only if sane. */
  url: string;
  /** The address it is open under, to open it again: nothing folded, but without tracking and places on the page. */
  visited: string;
  /** Other addresses under which the same page was seen or names itself. */
  aliases: readonly string[];
}

/** An article read from a document: what spotting needs, and the way back from offsets to text nodes. */
export interface CollectedPage {
  meta: PageSighting;
  article: Article;
  /** Same order and length as `article.blocks`. */
  blocks: readonly TextBlock[];
}
