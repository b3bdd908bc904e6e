import type { welcome as english } from '../en/welcome.ts';
import type { Translated } from '../messages.ts';

export const welcome: Translated<typeof english> = {
  'welcome.title': '欢迎使用 Racemark',
  'welcome.lead': '谁在人工智能上领先？记下文章怎么说，也记下您怎么看。',
  'welcome.spots': '标出论断',
  'welcome.spots.text': '您阅读时，关于人工智能竞赛的句子会加上标记。页面本身不会改变。',
  'welcome.keeps': '保存您的判断',
  'welcome.keeps.text': '同意或不同意，评价可信度，添加笔记和标签。随时可以全部导出。',
  'welcome.stays': '留在这台电脑上',
  'welcome.stays.text':
    '页面在您的浏览器中读取，论断也保存在您的浏览器中。Racemark 从不向任何地方发送任何内容。',

  'welcome.choice': '什么时候查找论断？',
  'welcome.choice.on': '自动标出新闻文章中的论断',
  'welcome.choice.on.text': '浏览器会询问一次是否允许访问您浏览的页面。不是文章的页面不会处理。',
  'welcome.choice.click': '仅在我点击时',
  'welcome.choice.click.text': '在您点击页面上的 Racemark 按钮之前，不会读取任何内容。',
  'welcome.choice.none': '尚未选择：只有点击按钮时 Racemark 才会运行。',
  'welcome.choice.isOn': '已开启：打开文章时即会读取。',
  'welcome.choice.isClick': '只有点击按钮时 Racemark 才会运行。',
  'welcome.choice.denied':
    '浏览器未授予访问权限，因此只有点击按钮时 Racemark 才会运行。您可以随时重新选择。',
  'welcome.choice.later': '以后可以在 Racemark 弹窗中针对所有网站或单个网站更改。',

  'welcome.try': '在这里试试',
  'welcome.try.text': '这篇虚构的文章刚刚由读取真实文章的同一段代码读过。请点击带标记的句子。',
  'welcome.try.found': '找到 {count} 条论断',
  'welcome.try.unsupported': '此浏览器无法显示标记；找到的论断列在文章旁边。',
  'welcome.try.pick': '选择一条论断，看看 Racemark 怎么说。',
  'welcome.try.forgotten': '您在这里的选择不会保存。',
  'welcome.legend': '论断的样式',
  'welcome.legend.race': '谁领先',
  'welcome.legend.wider': '与人工智能有关，但不涉及竞争',
  'welcome.legend.reviewed': '您已审阅',
  'welcome.keys':
    '在任何文章上，{next} 和 {previous} 在论断之间移动，{save} 把选中的文字存为论断。',
  'welcome.done': '看完了？关闭此标签页，打开一篇文章吧。',
};
