import type { ProblemTranslation } from './problem-translation'

/** Chinese words for the problems the core finds, by code. A code missing here is shown in English. */
export const zhProblems: Readonly<Record<string, ProblemTranslation>> = {
  'input-missing': {
    message: '{{title}}：“{{input}}”没有连线。',
    remedy: '把输出 {{takes}} 的节点连到这里。',
  },
  'input-muted': {
    message: '{{title}} 需要已静音的 {{source}}，因此不运行。',
    remedy: '取消 {{source}} 的静音，或连接别的节点。',
  },
  'wire-type': {
    message: '{{source}} 输出 {{gives}}，而 {{target}} 的“{{input}}”需要 {{takes}}。',
    remedy: '把输出 {{takes}} 的节点连到这里。',
  },
  'wire-duplicate': { message: '这条连线已经存在。', remedy: '无需处理。' },
  'wire-crowded': {
    message: '{{title}} 的“{{input}}”只接一条连线，但已有另一条。',
    remedy: '去掉其中一条。',
  },
  cycle: { message: '连线会形成环：节点互相等待。', remedy: '去掉环上的一条连线。' },
  'param-no-file': {
    message: '{{title}}：{{label}} 没有选择文件。',
    remedy: '选择文件，或把文件拖到节点上。',
  },
  'param-range': {
    message: '{{title}}：{{label}} 为 {{value}}，应在 {{min}} 与 {{max}} 之间。',
    remedy: '改为 {{min}} 到 {{max}} 之间的值。',
  },
  'param-too-few': { message: '{{title}}：{{label}} 至少要选 {{min}} 项。', remedy: '至少选择 {{min}} 项。' },
  'node-unknown': {
    message: '{{title}} 的类型“{{type}}”此版本没有；原样保留，不运行。',
    remedy: '更新 Gramarye，或替换该节点。',
  },
  'node-newer': {
    message: '{{title}} 由较新版本的 Gramarye 创建；原样保留，不运行。',
    remedy: '更新 Gramarye，或替换该节点。',
  },
  'asset-missing': { message: '{{title}}：{{label}} 所指的文件不在图中。', remedy: '重新选择文件。' },
  'weight-no-wire': {
    message: '{{title}}：“{{wire}}”的权重没有对应的连线。',
    remedy: '无需处理：连线恢复后权重仍然有效。',
  },
  'not-json': { message: '该文件不是有效的 JSON。', remedy: '打开由 Gramarye 保存的文件。' },
  'not-a-graph': { message: '该文件不是 Gramarye 的图。', remedy: '打开由 Gramarye 保存的文件。' },
  'format-newer': {
    message: '该图由较新版本的 Gramarye 保存（格式 {{version}}）。',
    remedy: '更新 Gramarye 再打开。',
  },
}
