import type { NodeTranslations } from '../../catalog-translation'

export const measure: NodeTranslations = {
  'measure/picture': {
    title: '度量图片',
    doc: '单张图片的数值。对比度：亮度的标准差，0 到 0.5（RMS 对比度，Peli 1990）。清晰度：亮度（0..255）的拉普拉斯方差（Pech-Pacheco 等 2000）。细节：被 1.5 像素高斯去掉的能量占比，0 到 1。色彩度：0 为灰，82 以上为非常鲜艳（Hasler 与 Süsstrunk 2003）。',
    inputs: { image: '图像' },
    outputs: { measures: '度量' },
  },
  'measure/similarity': {
    title: '度量相似度',
    doc: '图片与另一张同尺寸图片有多接近，例如结果与内容。PSNR：对所有值取 10 log₁₀(1 / mean((a − b)²))，两图相同时为无穷。SSIM：亮度的结构相似度，两图相同时为 1（Wang 等 2004：11 像素高斯窗，σ = 1.5，K1 = 0.01，K2 = 0.03）。',
    inputs: { image: '图像', reference: '参照' },
    outputs: { measures: '度量' },
  },
  'measure/loss': {
    title: '度量损失',
    doc: '损失对一张完成的图片怎么说，不论图片如何得来：逐层的内容损失和风格损失（未加权），以及加权总和（Gatys、Ecker 与 Bethge 2015，第 2 节）。每个网络只前向运行一次。',
    inputs: { image: '图像', loss: '损失' },
    outputs: { measures: '度量' },
  },
  'measure/compare': {
    title: '比较',
    doc: '把多个结果放进一张表：每条连线一行，以它来自的节点命名；每个数一列。有参照时给出 PSNR 和 SSIM，有损失时给出每一项。打开表格可看图表。',
    inputs: { images: '图片', reference: '参照', loss: '损失', measures: '度量' },
    outputs: { table: '表格' },
    params: {
      looks: {
        label: '外观',
        doc: '单看每张图片能说的数值：对比度、清晰度、细节和色彩度。节点“度量图片”对它们有说明。',
      },
      time: {
        label: '时间与步数',
        doc: '在本机上最近一次计算各结果及其全部来源所用的时间，以及优化器的迭代次数。时间每次不同；关闭后，同一张图总是给出同一张表。',
      },
    },
  },
}
