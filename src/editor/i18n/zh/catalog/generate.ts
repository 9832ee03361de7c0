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
  'generate/latent-from-picture': {
    title: '由图片求潜变量',
    doc: '用 Adam 逐步改变潜变量，寻找生成器由之画出给定图片的那一个（Zhu 等，2016，第 3.1 节）。生成器自己画的图片会被重新找到；对其他图片，则找到生成器所能画的最接近的一张。由此可以漫步，或与其他潜变量混合。',
    inputs: { image: '图像', generator: '生成器' },
    outputs: { latent: '潜变量', image: '图像', losses: '损失曲线' },
    params: {
      iterations: { label: '迭代次数', doc: '从最好的初始潜变量出发要走多少步。' },
      learningRate: { label: '学习率', doc: 'Adam 对潜变量的学习率。' },
      candidates: {
        label: '初始潜变量',
        doc: '先画多少个随机潜变量；从像素最接近的那一个开始寻找。越多，最后越可能接近给定的图片。',
      },
      features: {
        label: '特征',
        doc: '衡量接近程度时 Lite 网络特征所占的份额，其余为像素：用特征时，形状相似也算接近，即使位置不同。0：只用像素。1：只用特征。',
      },
      prior: {
        label: '向中心的拉力',
        doc: '潜变量均方的权重。越大，潜变量越留在生成器学会作画的地方，图片则越不像。0 为关闭。',
      },
      reportEvery: { label: '记录间隔', doc: '隔多少次迭代记录一次损失。第一次和最后一次总会记录。' },
      checkpointEvery: {
        label: '检查点间隔',
        doc: '隔多久保存一次寻找到了哪里，这样中断的运行或要走得更久的运行可以从那里继续。0 表示不保存。不影响潜变量。',
      },
      seed: { label: '种子', doc: '初始潜变量的种子。相同的种子找到相同的潜变量。' },
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
  'generate/patch-variations': {
    title: '图块变体',
    doc: '由一张图片的图块组成的新图片：其中每一小块都与原图的某一小块相像，而什么在哪里则是重新编排的。从噪声开始，由粗到细，每一步都让所有图块沿随机方向的分布接近原图（GPDM：Elnekave 和 Weiss，2022）。事先不需要学习，每张图片用几秒到一分钟。也可用来做无尽的纹理和全景图。',
    inputs: { image: '图像' },
    outputs: { image: '图像', images: '图像组', distance: '距离' },
    params: {
      count: { label: '变体数', doc: '要做多少张图片。时间与它成正比；无论做多少张，每一张都保持不变。' },
      wide: { label: '宽', doc: '结果的宽是原图的几倍：2 或 3 倍就成了全景图。' },
      high: { label: '高', doc: '结果的高是原图的几倍。' },
      coarsest: {
        label: '最粗的尺寸',
        doc: '开始时图片较短的一边。越小，一个图块覆盖的部分越多，原图的布局保留得也越多；越大则越自由，直到只剩下纹理。',
      },
      start: {
        label: '起点',
        doc: '“噪声”会编出新的布局。“图片”则保留原图的布局，并拉伸到新的尺寸，叠加的噪声越多保留得越少：用来把图片变宽或变高，而不拉伸其中的东西。',
        options: { noise: '噪声', picture: '图片' },
      },
      noise: {
        label: '噪声',
        doc: '最粗的尺寸上噪声的标准差，像素值为 0 到 1。各变体之间只有噪声不同。',
      },
      patch: { label: '图块大小', doc: '图块的边长。越大，较大的东西越完整，可编排的也越少。' },
      steps: {
        label: '步数',
        doc: '最细的尺寸上的步数；较粗的尺寸耗时很少，却决定布局，步数最多是它的三倍。步数越多，颗粒越少。',
      },
      projections: {
        label: '投影数',
        doc: '每一步沿多少个方向看图块，每次都换新的。越多越稳，时间也成倍增加。',
      },
      seed: { label: '种子', doc: '噪声和方向的种子。同一个种子得到同样的图片。' },
    },
  },
}
