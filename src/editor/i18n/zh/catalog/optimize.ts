import type { NodeTranslations } from '../../catalog-translation'

export const optimize: NodeTranslations = {
  'optimize/pixels': {
    title: '优化像素',
    doc: '作画：一步步改变像素，使损失下降（Gatys、Ecker 与 Bethge，2015；Adam 算法）。',
    inputs: { image: '起点', loss: '损失' },
    outputs: { image: '图像', losses: '损失曲线' },
    params: {
      iterations: {
        label: '迭代次数',
        doc: '走多少步。从图片开始 100 到 300 步就够，从噪声开始需要更多。',
      },
      learningRate: {
        label: '学习率',
        doc: 'Adam 的步长，以 0..1 的像素范围为单位。太大图片会有噪点，太小几乎不变。',
      },
      start: {
        label: '起始于',
        doc: '从内容开始最忠实于布局；从噪声开始最自由。',
        options: { content: '内容', noise: '噪声', blend: '混合' },
      },
      noise: { label: '混合中的噪声', doc: '从混合开始时噪声的比例：0 是图片，1 是噪声。' },
      averaging: { label: '平均', doc: '结果是各步的指数滑动平均，可去除单步的抖动；0 为关闭。' },
      tileSide: {
        label: '分块尺寸',
        doc: '更长的图片按不超过此尺寸的块通过网络。结果与整张图相同，没有接缝，Gram 矩阵取自全图；内存只需一块，时间约加倍。',
      },
      reportEvery: { label: '记录间隔', doc: '隔多少次迭代记录一次损失。' },
      seed: { label: '种子', doc: '噪声的种子。相同的种子得到相同的图片。' },
    },
  },
}
