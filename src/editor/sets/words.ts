import { useTranslation } from 'react-i18next'

/** What is said of sets of files, loaded with their controls. */
const en = {
  add: 'Add pictures',
  addFolder: 'Add a folder',
  clear: 'Remove all',
  empty: 'Drop pictures or a folder',
  count: '{{count}} pictures · {{size}}',
  countOne: '1 picture · {{size}}',
  reading: 'Reading {{done}} of {{count}}…',
  all: 'Show all {{count}}',
  fewer: 'Show fewer',
  list: '{{label}}: {{count}}',
  remove: 'Remove {{name}} ({{number}} of {{count}})',
  absent: 'Not in this graph: {{name}}',
  added: '{{count}} pictures were added to {{title}}.',
  addedOne: '{{name}} was added to {{title}}.',
  nothing: 'Nothing was added to {{title}}.',
  there: 'Already in it: {{count}}.',
  others: 'Left out as files of other kinds: {{count}}.',
  more: 'Left out for such reasons as well: {{count}}.',
  tooMany: 'A set has at most {{most}} pictures; left out: {{count}}.',
  tooLarge: 'Together they would have more than {{limit}}; left out: {{count}}.',
  damaged: '{{name}}: {{why}}',
  noFolder: 'The folder could not be read.',
}

export type SetWords = typeof en

const zh: SetWords = {
  add: '添加图片',
  addFolder: '添加文件夹',
  clear: '全部移除',
  empty: '拖入图片或文件夹',
  count: '{{count}} 张图片 · {{size}}',
  countOne: '1 张图片 · {{size}}',
  reading: '正在读取第 {{done}} 张，共 {{count}} 张…',
  all: '显示全部 {{count}} 张',
  fewer: '收起',
  list: '{{label}}：{{count}}',
  remove: '移除 {{name}}（第 {{number}} 张，共 {{count}} 张）',
  absent: '不在此图中：{{name}}',
  added: '已向{{title}}添加 {{count}} 张图片。',
  addedOne: '已将 {{name}} 添加到{{title}}。',
  nothing: '没有向{{title}}添加任何图片。',
  there: '{{count}} 张此前已在其中。',
  others: '略去了 {{count}} 个其他类型的文件。',
  more: '另有 {{count}} 个文件因类似原因略去。',
  tooMany: '一组最多 {{most}} 张图片：略去了 {{count}} 张。',
  tooLarge: '总大小将超过 {{limit}}：略去了 {{count}} 张。',
  damaged: '{{name}}：{{why}}',
  noFolder: '无法读取该文件夹。',
}

export function setWords(language: string): SetWords {
  return language === 'zh' ? zh : en
}

export function useSetWords(): SetWords {
  return setWords(useTranslation().i18n.language)
}
