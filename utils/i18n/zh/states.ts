import type { states as english } from '../en/states.ts';
import type { Translated } from '../messages.ts';

export const states: Translated<typeof english> = {
  'state.click.title': '未在此页面运行',
  'state.click.text': '只有您在此要求时，Racemark 才会读取页面。目前尚未读取任何内容。',
  'state.off.title': '已在 {host} 上关闭',
  'state.off.text': '您已在此网站关闭 Racemark。选择“在此开启”或“点击时”即可再次使用。',
  'state.ungranted.title': '浏览器尚未授权',
  'state.ungranted.text': '您选择了在 {host} 上自动标出论断，但缺少浏览器的授权。',
  'state.ungranted.allow': '允许访问',
  'state.idle.title': '未在此页面运行',
  'state.idle.text': '此页面在 Racemark 能够读取之前就已打开。请现在读取，或重新载入页面。',
  'state.browser.title': 'Racemark 无法读取此页面',
  'state.browser.text':
    '浏览器不允许扩展访问它自己的页面、扩展商店和错误页面；这台电脑上的文件也只有在浏览器的扩展列表中允许后才能访问。已保存的论断在“全部”中。',
  'state.pdf.title': '这是 PDF 文件',
  'state.pdf.text': 'Racemark 只读取网页，无法读取 PDF 文件中的文字。已保存的论断在“全部”中。',
  'state.unreadable.title': '无法读取此页面',
  'state.unreadable.text':
    '页面上的某些内容妨碍了读取。之前保存的论断不受影响。请重新载入页面后再试。',
  'state.notArticle.title': '这里没有文章',
  'state.notArticle.text': '此页面不像新闻文章，因此没有处理。您仍可以让 Racemark 读取它。',
  'state.notArticle.read': '仍然读取',
  'state.offTopic.title': '这里没有人工智能的内容',
  'state.offTopic.text':
    '此页面没有提到人工智能，因此没有处理。如要保存某句话，请选中它并按 Alt+Shift+S。',
  'state.none.title': '没有找到关于人工智能的论断',
  'state.none.text': '文章已全部读完。如要保存某句话，请选中它并按 Alt+Shift+S。',
  'state.noHighlights.title': '无法显示标记',
  'state.noHighlights.text': '此浏览器无法在页面上显示标记。论断仍会列在这里。',
  'state.private.title': '隐私窗口中的论断不会保存',
  'state.private.text': '论断只标在页面上，关闭后即忘。要保留一条，请选中其文字并按 Alt+Shift+S。',
  'state.unsaved.title': '这些论断尚未保存',
  'state.unsaved.text': '论断已在页面上标出，会自动重试保存。如果磁盘已满，请释放一些空间。',
  'state.library.title': '尚未保存任何论断',
  'state.library.text': '您阅读文章时，论断会出现在这里。',
  'state.search.title': '没有结果',
  'state.search.text': '没有一条已保存的论断包含所有这些词。',

  'error.save': '未保存',
  'error.read': '无法显示论断',
  'error.export': '导出失败',
  'error.storageFull': '磁盘已满。之前保存的内容都安全。请释放一些空间后再试。',
  'error.newerData': '这些论断由较新版本的 Racemark 保存，未作任何改动。请更新扩展后查看。',
  'card.unseen': '没有改变任何内容：页面遮住了这张卡片，或使它难以看清。看清后请再按一次。',
  'error.unknownClaim': '这条论断已被删除，可能是在另一个窗口中。其他内容没有改变。',
  'error.libraryChanged': '论断库在此期间有改动。没有写入任何内容。请重新查看后再操作。',
  'error.cancelled': '已取消。没有任何更改。',
  'error.unavailable':
    '浏览器的数据库没有响应。之前保存的内容未受影响。请关闭并重新打开此窗口；若无效，请重启浏览器。',
  'error.unknown': '之前保存的内容未受影响。请关闭并重新打开此窗口后再试。浏览器的提示：{details}',
  retry: '重试',
};
