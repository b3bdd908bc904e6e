/** What is shown when there is nothing to show, and when something went wrong. */
export const states = {
  'save.keys': 'select its words and press {keys}',
  'save.menu': 'select its words and choose “Save as claim” in the menu of the right mouse button',
  'state.click.title': 'Not running on this page',
  'state.click.text':
    'Racemark reads a page only when you ask for it here. Nothing has been read yet.',
  'state.off.title': 'Off on {host}',
  'state.off.text':
    'You switched Racemark off for this site. Choose “On here” or “When I click” to use it again.',
  'state.ungranted.title': 'The browser has not granted access',
  'state.ungranted.text':
    'You chose to spot claims on {host} automatically, but the browser’s permission is missing.',
  'state.ungranted.allow': 'Allow access',
  'state.idle.title': 'Not running on this page',
  'state.idle.text':
    'The page was open before Racemark could read it. Have it read now, or reload it.',
  'state.browser.title': 'Racemark cannot read this page',
  'state.browser.text':
    'The browser lets no extension into its own pages, its store and its error pages, nor into files on this machine unless you allow that in its list of extensions. Saved claims are under “All”.',
  'state.pdf.title': 'This is a PDF file',
  'state.pdf.text':
    'Racemark reads web pages; the text of a PDF file is out of its reach. Saved claims are under “All”.',
  'state.unreadable.title': 'This page could not be read',
  'state.unreadable.text':
    'Something on the page stopped the reading. Claims saved before are safe. Reload the page, then try again.',
  'state.notArticle.title': 'No article here',
  'state.notArticle.text':
    'This looks like no news article, so it was left alone. You can have it read all the same.',
  'state.notArticle.read': 'Read it anyway',
  'state.offTopic.title': 'Nothing about AI here',
  'state.offTopic.text':
    'No word on this page speaks of AI, so it was left alone. To keep a sentence anyway, {how}.',
  'state.none.title': 'No claims about AI found',
  'state.none.text': 'The article was read to the end. To keep a sentence anyway, {how}.',
  'state.noHighlights.title': 'Highlights are not available',
  'state.noHighlights.text':
    'This browser cannot paint highlights on pages. The claims are listed here all the same.',
  'state.private.title': 'Claims in a private window are not saved',
  'state.private.text': 'They are shown on the page and forgotten with it. To keep one, {how}.',
  'state.unsaved.title': 'These claims are not saved yet',
  'state.unsaved.text':
    'They are marked on the page. Saving is tried again by itself. If the disk is full, free some space.',
  'state.library.title': 'No claims saved yet',
  'state.library.text': 'Claims appear here as you read articles.',
  'state.search.title': 'Nothing found',
  'state.search.text': 'No saved claim has all of these words.',

  'error.save': 'Not saved',
  'error.read': 'Claims cannot be shown',
  'error.export': 'Export failed',
  'error.storageFull':
    'The disk is full. Everything saved before is safe. Free some space, then try again.',
  'error.newerData':
    'These claims were saved by a newer Racemark. They are untouched. Update the extension to see them.',
  'card.unseen':
    'Nothing was changed: the page covers this card or makes it hard to see. Press again once you see it clearly.',
  'error.unknownClaim':
    'This claim was deleted meanwhile, in another window perhaps. Nothing else was changed.',
  'error.libraryChanged':
    'The library was changed meanwhile. Nothing was written. Look again, then repeat.',
  'error.cancelled': 'It was cancelled. Nothing was changed.',
  'error.unavailable':
    'The browser’s database does not answer. What was saved before is untouched. Close and reopen this window; if that does not help, restart the browser.',
  'error.unknown':
    'What was saved before is untouched. Close and reopen this window, then try again. The browser says: {details}',
  retry: 'Try again',
} as const;
