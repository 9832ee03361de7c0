import type { NodeTranslations } from '../../catalog-translation'

const side = '可画任意尺寸的生成器所画图片的尺寸，取它能画的最接近的值；其他生成器只有一种尺寸。'

export const generate: NodeTranslations = {
  'generate/latent-noise': {
    title: '潜变量噪声',
    doc: '生成器作画所用空间中的随机点：均值为 0、标准差为 1 的数，每张图片一行。相同的种子得到相同的图片。',
    inputs: { generator: '生成器' },
    outputs: { latent: '潜变量' },
    params: {
      count: { label: '图片数', doc: '取多少个点。' },
      length: { label: '长度', doc: '每张图片多少个数，与生成器所需的一样多。接入了生成器时由它决定。' },
      truncation: {
        label: '截断',
        doc: '离中心多远：小于 1 时图片更典型，变化更少（Brock 等，2019，第 3.1 节）。',
      },
      seed: { label: '种子', doc: '相同的种子得到相同的点。' },
    },
  },
  'generate/latent-walk': {
    title: '潜空间漫步',
    doc: '在生成器作画所用的空间中沿大圆从一点走到下一点（White，2016）：相邻的点画出相似的图片，于是一张图片渐渐变成下一张。',
    inputs: { latent: '途经点' },
    outputs: { latent: '潜变量' },
    params: {
      steps: { label: '步数', doc: '从一个点到下一个点有多少张图片。' },
      closed: { label: '闭合', doc: '最后走回第一个点，这样可以无跳变地循环。' },
    },
  },
  'generate/images': {
    title: '生成',
    doc: '为每个潜变量画一张图片。训练过的生成器用权重的滑动平均来画，更稳定。',
    inputs: { latent: '潜变量', generator: '生成器' },
    outputs: { images: '图像组' },
    params: { width: { label: '宽', doc: side }, height: { label: '高', doc: side } },
  },
  'generate/discriminate': {
    title: '判别',
    doc: '判别器对图片的评价：分数越高，它越觉得是真的。分数的 sigmoid 就是极小极大和非饱和博弈中的概率 D(x)。“图块”类型的判别器评判每个位置：图上越亮，它越看不出破绽。',
    inputs: { images: '图像组', discriminator: '判别器' },
    outputs: { table: '分数', maps: '评分图' },
  },
}
