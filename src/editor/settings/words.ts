import { useTranslation } from 'react-i18next'

/** The words of the settings, loaded with them. */
export const en = {
  title: 'Settings',
  close: 'Close the settings',
  note: 'They are kept in this browser and hold for every graph: no file changes them.',
  look: 'Look',
  language: 'Language',
  system: 'As the browser',
  theme: 'Theme',
  motion: 'Motion',
  motions: { system: 'As the system', reduce: 'Reduced' },
  work: 'Working',
  autoRun: 'Run what an edit changes, if that is quick',
  snap: 'Snap to neighbors while dragging',
  grid: 'Snap to the grid',
  appOpen: 'Graphs with an app view open',
  appOpenings: { remembered: 'as I left them', canvas: 'on the canvas', app: 'in the app view' },
  engine: 'Computing',
  backend: 'Computes with',
  automatic: 'The best there is',
  backendNote: 'A change computes everything anew. The badge at the top says why it is this one.',
  better: 'VGG-19 with a graphics card',
  betterAnswers: { ask: 'Offer it', yes: 'Use it in examples', no: 'Do not offer it' },
  kept: 'Networks kept on this device',
  counting: 'Counting…',
  empty: 'None yet',
  clear: 'Delete them',
  cleared: 'The networks were deleted; they are loaded again when they are needed.',
  notCleared: 'The networks could not be deleted.',
}
export type SettingsWords = typeof en

export const zh: SettingsWords = {
  title: '设置',
  close: '关闭设置',
  note: '设置保存在此浏览器中，对所有图有效：任何文件都不会改变它们。',
  look: '外观',
  language: '语言',
  system: '跟随浏览器',
  theme: '主题',
  motion: '动画',
  motions: { system: '跟随系统', reduce: '减少' },
  work: '编辑',
  autoRun: '编辑后自动运行受影响的部分（若很快）',
  snap: '拖动时与邻近对齐',
  grid: '对齐网格',
  appOpen: '打开带应用视图的图时',
  appOpenings: { remembered: '与上次相同', canvas: '显示画布', app: '显示应用视图' },
  engine: '计算',
  backend: '计算后端',
  automatic: '自动选择最好的',
  backendNote: '更改后会全部重新计算。顶部的标记说明为什么使用当前后端。',
  better: '有显卡时的 VGG-19',
  betterAnswers: { ask: '提供选择', yes: '在示例中使用', no: '不提供' },
  kept: '保存在此设备上的网络',
  counting: '正在统计…',
  empty: '暂无',
  clear: '删除',
  cleared: '已删除网络；需要时会重新加载。',
  notCleared: '无法删除网络。',
}

export function useSettingsWords(): SettingsWords {
  const { i18n } = useTranslation()
  return i18n.language === 'zh' ? zh : en
}
