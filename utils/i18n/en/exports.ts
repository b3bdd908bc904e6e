/** Saving to a file. */
export const exports = {
  export: 'Export',
  'export.page': 'This page',
  'export.everything': 'Everything',
  'export.item.page': '{format}, this page',
  'export.item.everything': '{format}, everything',
  'export.json': 'JSON',
  'export.json.about': 'complete, can be read back',
  'export.w3c': 'Web Annotation',
  'export.w3c.about': 'W3C standard',
  'export.csv': 'CSV',
  'export.csv.about': 'for a spreadsheet',
  'export.markdown': 'Markdown',
  'export.markdown.about': 'for notes',
  'export.claimreview': 'ClaimReview',
  'export.claimreview.about': 'for fact-checkers',
  'export.done': 'Saved as {file}',
} as const;
