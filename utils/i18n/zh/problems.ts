/** Why something of a file is left out of an import, in Chinese; `utils/interchange` says it in English. */

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^its id belongs to a claim of another page$/, '其 id 属于另一页面上的论断'],
  [/^its claim is refused$/, '其论断被拒绝'],
  [/^the file holds a newer one by the same reviewer$/, '文件中有同一评审者更新的判断'],
  [/^one of its claims is refused$/, '其中一条论断被拒绝'],
  [/^its claims are one claim here$/, '两条论断在库中是同一条'],
  [/^no claim names this page$/, '没有论断属于此页面'],
  [/^names a claim that is not in this file$/, '所指的论断不在此文件中'],
  [/^is a reply to another annotation$/, '是对另一条批注的回复'],
  [/^is a note on a page, not on words of it$/, '是对整个页面的批注，没有标出文字'],
  [
    /^marks no words: no target has a TextQuoteSelector$/,
    '没有标出文字：目标中没有 TextQuoteSelector',
  ],
  [/^further pages lie elsewhere and are not fetched$/, '其余页面在别处，不会读取'],
  [
    /^its (?:address|source) (.*) is not an http, https or file address$/,
    '其地址 $1 不是 http、https 或 file 地址',
  ],
];

/** The reason in Chinese, or as it is where it is none of these. */
export function problemInChinese(reason: string): string {
  const known = REASONS.find(([pattern]) => pattern.test(reason));
  return known ? reason.replace(...known) : reason;
}
