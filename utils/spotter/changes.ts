/** What changed on a page, gathered cheaply until somebody asks. */

/** More targets than this, and reading everything again is no dearer than sorting them out. */
const MAX_NODES = 2_000;

export interface Changes {
  /** Watches these trees; those watched before and not named any more are let go. */
  watch(roots: Iterable<Node>): void;
  /** The nodes changed since the last call, or `everything`; null when nothing did. */
  take(): ReadonlySet<Node> | 'everything' | null;
  pending(): boolean;
  /** Reports a change that sends no mutation record. */
  add(node: Node | 'everything'): void;
  stop(): void;
}

/**
 * Watches for changes of text and structure. The observer's callback only remembers targets: what they mean is
 * found out later, when there is time. `onFirst` is called for the first change after a `take`.
 */
export function observeChanges(window: Window & typeof globalThis, onFirst: () => void): Changes {
  let changed: Set<Node> | 'everything' | null = null;
  let watched = new Set<Node>();

  const add = (node: Node | 'everything') => {
    const first = changed === null;
    if (node === 'everything') changed = node;
    else if (changed !== 'everything') {
      changed ??= new Set();
      changed.add(node);
      if (changed.size > MAX_NODES) changed = 'everything';
    }
    if (first) onFirst();
  };

  const observer = new window.MutationObserver((records) => {
    if (changed === 'everything') return;
    if (records.length > MAX_NODES) add('everything');
    else for (const record of records) add(record.target);
  });

  return {
    watch(roots) {
      const wanted = new Set(roots);
      if (wanted.size === watched.size && [...wanted].every((root) => watched.has(root))) return;
      observer.disconnect();
      watched = wanted;
      for (const root of wanted) {
        observer.observe(root, {
          subtree: true,
          childList: true,
          characterData: true,
          attributeFilter: ['hidden', 'aria-hidden', 'open'],
        });
      }
    },
    take() {
      const taken = changed;
      changed = null;
      return taken;
    },
    pending: () => changed !== null,
    add,
    stop() {
      observer.disconnect();
      watched = new Set();
      changed = null;
    },
  };
}
