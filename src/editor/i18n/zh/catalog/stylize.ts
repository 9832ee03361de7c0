import type { NodeTranslations } from '../../catalog-translation'

const strength = {
  label: '强度',
  doc: '取多少风格：0 只有内容，1 是全部风格（Huang 与 Belongie，2017，第 6.4 节）。',
}

const statistics = {
  label: '统计量',
  doc: '逐通道取风格的什么。均值和标准差：平移并缩放内容的特征（AdaIN，Huang 与 Belongie，2017，公式 8）。整个分布：连每个值出现得多频繁也一并取用，把特征排序，每一个都变成风格中名次相同的那一个（EFDM，Zhang 等，2022，公式 5），更能保留风格的对比，但耗时更长。',
  options: { moments: '均值和标准差', distribution: '整个分布' },
}

export const stylize: NodeTranslations = {
  'stylize/adain': {
    title: 'AdaIN',
    doc: '一次完成：让内容的特征逐通道取得风格的均值和标准差，再解码成图片（Huang 与 Belongie，2017）。任何风格都立即可用。拆开来就是：VGG 特征、匹配统计量、解码特征、匹配颜色。',
    inputs: { content: '内容', style: '风格' },
    outputs: { image: '图像' },
    params: {
      strength,
      statistics,
      colors: {
        label: '颜色',
        doc: '让结果也取得风格的颜色：颜色的均值和协方差，强度有多大就取多少。关闭时，只有特征所带的那些颜色。',
      },
    },
  },
  'stylize/match-statistics': {
    title: '匹配统计量',
    doc: '逐层、逐通道让内容的特征取得风格的统计量：什么在哪里不变，样子改变（Huang 与 Belongie，2017，第 5 节；或 Zhang 等，2022，第 3 节）。“解码特征”把结果变成图片；对两个这样的结果插值，就混合了两种风格。relu2_1 在这里不是风格：解码器靠它看到内容的边缘，强度越大，它越淡。',
    inputs: { content: '内容', style: '风格' },
    outputs: { features: '特征' },
    params: { strength, statistics },
  },
  'stylize/decode': {
    title: '解码特征',
    doc: '由一个专门学会还原特征的网络一次画出具有这些特征的图片（Huang 与 Belongie，2017，第 5 节）。它读取轻量网络的 relu4_1、relu3_1 和 relu2_1（池化：最大，边界：重复），无论途中对它们做过什么：匹配统计量、插值特征、匹配特征。灰度图的特征得到灰度图。',
    inputs: { features: '特征', size: '尺寸来源' },
    outputs: { image: '图像' },
  },
}
