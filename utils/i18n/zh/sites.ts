import type { sites as english } from '../en/sites.ts';
import type { Translated } from '../messages.ts';

export const sites: Translated<typeof english> = {
  settings: '设置',
  'site.here': '在 {host} 上',
  'site.on': '在此开启',
  'site.click': '点击时',
  'site.off': '在此关闭',
  'site.everywhere': '在其他所有网站上',
  'site.all': '在没有单独规则的所有网站上',
  'site.everywhere.on': '自动',
  'site.everywhere.click': '点击时',
  'site.denied': '浏览器未授予访问权限，因此没有任何更改。',
  'site.everywhere.ungranted':
    '浏览器没有允许 Racemark 读取所有网站，因此它只在已允许的网站上自动运行。',

  sensitivity: '标出多少',
  'sensitivity.fewer': '较少',
  'sensitivity.balanced': '适中',
  'sensitivity.more': '较多',

  wider: '也标出与竞争无关的人工智能论断',

  theme: '外观',
  'theme.system': '跟随系统',
  'theme.light': '浅色',
  'theme.dark': '深色',

  palette: '标记颜色',
  'palette.standard': '标准',
  'palette.safe': '色盲友好',
  'palette.grey': '灰色，仅线条',
  strength: '标记强度',
  'strength.faint': '淡',
  'strength.medium': '中',
  'strength.strong': '浓',
  'mark.race': '竞赛',
  'mark.wider': '其他',
  'mark.reviewed': '已审',
  'mark.disputed': '有争议',

  language: '语言',
  'language.system': '跟随浏览器',
  'language.en': 'English',
  'language.zh': '简体中文',

  spot: '标出本页的论断',
  'spot.working': '正在查找论断…',
};
