import type { exports as english } from '../en/exports.ts';
import type { Translated } from '../messages.ts';

export const exports: Translated<typeof english> = {
  export: '导出',
  'export.page': '本页',
  'export.everything': '全部',
  'export.item.page': '{format}，本页',
  'export.item.everything': '{format}，全部',
  'export.json': 'JSON',
  'export.json.about': '完整，可再导入',
  'export.w3c': 'Web Annotation',
  'export.w3c.about': 'W3C 标准',
  'export.csv': 'CSV',
  'export.csv.about': '用于电子表格',
  'export.markdown': 'Markdown',
  'export.markdown.about': '用于笔记',
  'export.claimreview': 'ClaimReview',
  'export.claimreview.about': '用于事实核查',
  'export.done': '已存为 {file}',
};
