import type { claims as english } from '../en/claims.ts';
import type { Translated } from '../messages.ts';

export const claims: Translated<typeof english> = {
  'tier.race': '竞赛',
  'tier.wider': '其他',
  'tier.race.about': '谁在人工智能上领先',
  'tier.wider.about': '与人工智能有关，但不涉及竞争',

  'type.forecast': '预测',
  'type.trend': '趋势',
  'type.standing': '排位',
  'type.policy': '政策',
  'type.resource': '资源',
  'type.capability': '能力',
  'type.impact': '影响',
  'type.framing': '说法',

  'direction.us': '有利于美国',
  'direction.cn': '有利于中国',
  'direction.other': '有利于另一方',
  'direction.parity': '势均力敌',
  'direction.closing': '差距缩小',
  'direction.widening': '差距扩大',
  'direction.none': '不偏向任何一方',

  'speaker.author': '文章本身',
  'speaker.unknown': '未找到说话人',
  'speaker.nobody': '未指明说话人',

  'horizon.due': '到期：{date}',
  'horizon.by': '最迟：{date}',
  'horizon.vague': '到期：“{words}”',

  stance: '立场',
  'stance.agree': '同意',
  'stance.unsure': '不确定',
  'stance.disagree': '不同意',
  'stance.clear': '清除立场',

  credibility: '可信度',
  'credibility.1': '不可信',
  'credibility.2': '较弱',
  'credibility.3': '一般',
  'credibility.4': '较好',
  'credibility.5': '证据充分',
  'credibility.none': '未评分',
  'credibility.clear': '清除可信度',

  'anchor.exact': '与保存时相同',
  'anchor.moved': '在页面上移动了',
  'anchor.moved.about': '同样的文字现在位于页面的另一处。',
  'anchor.changed': '措辞已改',
  'anchor.changed.about': '您保存之后，发布者修改了这句话。',
  'anchor.changed.before': '原文',
  'anchor.changed.then': '其后',
  'anchor.changed.until': '最后见于 {date}',
  'anchor.changed.now': '现文',
  'anchor.ambiguous': '多处出现',
  'anchor.ambiguous.about': '这段文字出现在多处，无法确定是哪一处，因此没有标出。',
  'anchor.orphaned': '页面上已没有',
  'anchor.orphaned.about': '页面上已没有这段文字。您保存的内容仍在这里。',

  related: '其他文章中',
  'related.conflicts': '{count} 条与之矛盾',
  'relation.conflicts': '与之矛盾',
  'relation.updates': '先后说法',
  'relation.same': '同样的话',
  'relation.agrees': '与之一致',
  'relation.why.opposedDirections': '“{here}”对“{there}”',
  'relation.why.differentFigures': '{here} 对 {there}',
  'relation.why.onlyOneDenies': '只有一方否认',
  'relation.why.sameDirection': '都是“{direction}”',
  'relation.why.sameSpeaker': '都出自{speaker}',
  'relation.why.laterThan': '分别说于 {here} 和 {there}',
  'relation.why.sharedTerms': '都谈到：{terms}',

  'quote.all': '显示全文（{count} 个字符）',
  'quote.less': '收起引文',

  others: '其他人的评价',

  'origin.reader': '手动选取',
};
