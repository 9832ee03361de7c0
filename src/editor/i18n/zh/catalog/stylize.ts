import type { NodeTranslations } from '../../catalog-translation'

export const stylize: NodeTranslations = {
  'stylize/adain': {
    title: 'AdaIN',
    doc: '一次完成：让内容的特征逐通道取得风格的均值和标准差，再解码成图片（Huang 与 Belongie，2017）。任何风格都立即可用。',
    inputs: { content: '内容', style: '风格' },
    outputs: { image: '图像' },
    params: { strength: { label: '强度', doc: '取多少风格：0 只是重画内容，1 是全部。' } },
  },
}
