import type { NodeTranslations } from '../../catalog-translation'

export const optimize: NodeTranslations = {
  'optimize/pixels': {
    title: '优化像素',
    doc: '作画：一步步改变像素，使损失下降（Gatys、Ecker 与 Bethge，2015；Adam 算法）。',
    inputs: { image: '画布', loss: '损失', start: '起点', painting: '画作' },
    outputs: { image: '图像', losses: '损失曲线', painting: '画作' },
    params: {
      iterations: {
        label: '迭代次数',
        doc: '走多少步。从图片开始 100 到 300 步就够，从噪声开始需要更多。',
      },
      optimizer: {
        label: '优化器',
        doc: 'Adam 稳健，各处一起慢慢画。L-BFGS 学习损失的曲率，以更多内存换取更少的迭代（Nocedal 与 Wright，2006，7.2 节；neural-style 的选择）。带线搜索时损失从不上升，每次试探算一次迭代。',
        options: { adam: 'Adam', lbfgs: 'L-BFGS', 'lbfgs-search': 'L-BFGS，线搜索' },
      },
      learningRate: {
        label: '学习率',
        doc: 'Adam 的步长，以 0..1 的像素范围为单位；对 L-BFGS，是第一步平均走多远，不带线搜索时也是每一步的上限。太大图片会有噪点，太小几乎不变。',
      },
      pyramid: {
        label: '金字塔',
        doc: '与像素一起由 Adam 移动的粗略副本，每个是前一个的一半大小（Kolkin 等，2022，3.3 节）。大片区域因此一下子就带上风格，副本看得见的大形状也是；0 只移动像素。几乎不费时间。',
      },
      sketches: {
        label: '草图',
        doc: '先画多少幅较小的画，每幅是下一幅的一半大小：从最小的开始，之后每幅接着前一幅。尺寸小时网络够得着大的形状，每一步也便宜；每个尺寸的损失都重新生成（由粗到细：Gatys 等，2017，第 6 节）。接入了画作，或之前没有可以减半的尺寸时，没有草图。',
      },
      sketchIterations: { label: '草图迭代', doc: '每幅草图走多少步。' },
      start: {
        label: '起始于',
        doc: '从内容开始最忠实于布局；从噪声开始最自由；混合介于两者之间；图像是连到“起点”的图片。连入的画作优先于这些选择。',
        options: { content: '内容', noise: '噪声', blend: '混合', image: '图像' },
      },
      colors: {
        label: '颜色',
        doc: '随来源：如果损失所依据的每张图片都是灰度的，起点也是，画作就是灰度的。网络看得见颜色，但灰度图片对颜色没有要求，彩色噪点会留在原处；这时噪声也是灰度的，每一步都沿灰度图片之中的梯度走。只要有一个来源或起点是彩色的，颜色就不受限制。自由：始终不受限制；网络对灰度图片也会做彩色的梦。',
        options: { sources: '随来源', free: '自由' },
      },
      noise: { label: '混合中的噪声', doc: '从混合开始时噪声的比例：0 是图片，1 是噪声。' },
      averaging: { label: '平均', doc: '结果是各步的指数滑动平均，可去除单步的抖动；0 为关闭。' },
      tileSide: {
        label: '分块尺寸',
        doc: '更长的图片按不超过此尺寸的块通过网络。结果与整张图相同，没有接缝，统计量取自全图；内存只需一块，时间约加倍。只有切片风格距离要一次排序全部特征，需要整张图。',
      },
      history: {
        label: '历史',
        doc: 'L-BFGS 记住多少步；每步占两张图片的内存。neural-style 用 100，但 10 到 20 几乎一样好。',
      },
      gradient: {
        label: '梯度',
        doc: '归一化使每个损失项在它所看之处的梯度绝对值之和等于其权重（neural-style 的 -normalize_gradients）：权重的意义不再取决于损失的大小，任何一层都不会淹没其他层。',
        options: { plain: '损失的梯度', normalized: '归一化' },
      },
      jitter: {
        label: '抖动',
        doc: '每一步网络看到的画布都移动至多这么多像素，移出一边的从另一边进来，所求的改变再移回去。这样图案处处成立，而不只在网络的网格上，图片也能无缝平铺：用于 DeepDream（Mordvintsev 等，2015，32 像素）和纹理，配合 Adam。内容损失和蒙版仍在原处看图，因此它们的网络要多运行一次。0 为关闭。',
      },
      reportEvery: { label: '记录间隔', doc: '隔多少次迭代记录一次损失。' },
      checkpointEvery: {
        label: '检查点间隔',
        doc: '隔多久保存一次画到哪里，这样中断的运行或要画得更久的运行可以从那里继续，也可以回看。0 表示不保存。不影响图片。',
      },
      seed: { label: '种子', doc: '噪声和抖动的种子。相同的种子得到相同的图片。' },
    },
  },
  'optimize/generator': {
    title: '优化生成器',
    doc: '作画时改变的不是像素，而是生成器的权重：使它画出的图片损失变小。网络偏爱像图片的东西，所以只用像素损失它就会补上缺口、略去噪点，即深度图像先验（Ulyanov 等，2018）。用内容和风格损失，它就作画。',
    inputs: { image: '画布', loss: '损失', generator: '生成器', latent: '潜变量' },
    outputs: { image: '图像', losses: '损失曲线', generator: '生成器' },
    params: {
      iterations: {
        label: '迭代次数',
        doc: '走多少步。网络先画大的形状，最后才画噪点：要修复图片，就在中途停下（Ulyanov 等，2018，第 2 节）。',
      },
      learningRate: { label: '学习率', doc: 'Adam 对权重的学习率。' },
      inputNoise: {
        label: '输入噪声',
        doc: '每一步重新加到生成器输入上的噪声的标准差：避免它去学单个像素（Ulyanov 等，2018，0.03）。',
      },
      averaging: { label: '平均', doc: '结果是各步图片的滑动平均，更平滑；0 为关闭。' },
      tileSide: {
        label: '分块尺寸',
        doc: '更长的图片按不超过此尺寸的块通过损失所用的网络。生成器本身需要整张图片。',
      },
      reportEvery: { label: '记录间隔', doc: '隔多少次迭代记录一次损失。第一次和最后一次总会记录。' },
      checkpointEvery: {
        label: '检查点间隔',
        doc: '隔多久保存一次生成器学到哪里，这样中断的运行或要走得更久的运行可以从那里继续。0 表示不保存。不影响图片。',
      },
      seed: { label: '种子', doc: '生成器输入噪声的种子。相同的种子得到相同的图片。' },
    },
  },
}
