/** Words of the offer of VGG-19, loaded with it. */
const en = {
  what: 'VGG-19: better strokes.',
  gives:
    'The graphics card here is quick enough for the network of the papers, which paints larger and livelier strokes than the built-in one.',
  costs:
    'It costs a download of up to 21 MB from cdn.jsdelivr.net, once, and nine times the work in each step.',
  kept: 'What was downloaded of it before is still on this device; each step takes nine times the work.',
  offline: 'You are offline: it can be loaded once there is a connection.',
  take: 'Use VGG-19',
  refuse: 'No, thanks',
  taken_one: '{{count}} node now uses VGG-19, which is loaded with the next run.',
  taken_other: '{{count}} nodes now use VGG-19, which is loaded with the next run.',
  none: 'No node of this graph looks through the lite network.',
  remembered: 'This example uses VGG-19, as you chose.',
  undo: 'Undo',
  run: 'Run',
  refused: 'VGG-19 is not offered any more. The settings, under Computing, can change that.',
}
export type BetterWords = typeof en

const zh: BetterWords = {
  what: 'VGG-19：笔触更好。',
  gives: '这里的显卡足以运行论文所用的网络：它画出的笔触比内置网络更大、更生动。',
  costs: '代价：从 cdn.jsdelivr.net 下载一次，最多 21 MB；每一步的计算量是原来的九倍。',
  kept: '之前下载的权重仍在此设备上；每一步的计算量是原来的九倍。',
  offline: '目前离线：有网络连接后才能加载。',
  take: '使用 VGG-19',
  refuse: '不用了',
  taken_one: '{{count}} 个节点已改用 VGG-19，权重将在下次运行时加载。',
  taken_other: '{{count}} 个节点已改用 VGG-19，权重将在下次运行时加载。',
  none: '此图中没有使用轻量网络的节点。',
  remembered: '此示例按您的选择使用 VGG-19。',
  undo: '撤销',
  run: '运行',
  refused: '不再提供 VGG-19。可在设置的“计算”中更改。',
}

export function betterWords(language: string): BetterWords {
  return language === 'zh' ? zh : en
}
