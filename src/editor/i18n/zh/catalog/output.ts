import type { NodeTranslations } from '../../catalog-translation'

export const output: NodeTranslations = {
  'output/image': {
    title: '图片',
    doc: '可观看并保存为 PNG 的结果。命令行会为每个这样的节点写一个文件。',
    inputs: { image: '图像' },
    outputs: { image: '图像' },
  },
  'output/plot': {
    title: '曲线图',
    doc: '数随时间变化的曲线，例如优化时的损失。命令行把它写成 CSV。',
    inputs: { series: '曲线' },
    outputs: { series: '曲线' },
  },
  'output/table': {
    title: '表格',
    doc: '相互比较的结果，可观看和保存。命令行把它写成 CSV。',
    inputs: { table: '表格' },
    outputs: { table: '表格' },
  },
}
