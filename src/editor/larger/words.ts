/** Words about painting larger, loaded with it. */
const en = {
  added: 'Added the nodes that go on at {{size}} px.',
  none: 'No node of this graph paints in steps: there is nothing to go on with.',
  several: 'This graph paints several pictures. Select the one that is to go on, or its result.',
  'in-group': 'What paints is inside a group. Ungroup it first, so that the next size can stand beside it.',
  'size-in-group':
    '“{{title}}” sets a size inside the group. Show that setting on the group, or ungroup it, so that it can be doubled.',
  'no-size':
    'Nothing says how large this is painted. Put “Preprocess” before the canvas, so that its size can be doubled.',
  largest: 'This is painted at 4,096 px, the largest size.',
  'no-room': 'The graph has no room for so many more nodes.',
  head: 'Goes on at {{size}} px.',
  forecast: 'The next run: {{forecast}}.',
  unknown: 'What it takes is being reckoned.',
  run: 'Run',
  undo: 'Undo',
}
export type LargerWords = typeof en

const zh: LargerWords = {
  added: '已添加以 {{size}} px 继续绘制的节点。',
  none: '此图中没有逐步绘制的节点，因此没有可以继续的画作。',
  several: '此图绘制多幅画作。请先选中要继续的那一个，或选中它的结果。',
  'in-group': '绘制的节点在组内。请先解散该组，下一个尺寸才能放在它旁边。',
  'size-in-group': '“{{title}}”在组内设定了尺寸。请在组上显示该设置，或解散该组，才能把尺寸加倍。',
  'no-size': '没有节点规定画布的尺寸。请在画布之前放一个“预处理”节点，才能把尺寸加倍。',
  largest: '画作已是 4,096 px，这是最大的尺寸。',
  'no-room': '此图已容纳不下这么多新节点。',
  head: '将以 {{size}} px 继续绘制。',
  forecast: '下次运行：{{forecast}}。',
  unknown: '正在估算所需的时间和内存。',
  run: '运行',
  undo: '撤销',
}

export function largerWords(language: string): LargerWords {
  return language === 'zh' ? zh : en
}
