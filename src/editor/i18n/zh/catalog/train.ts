import type { NodeTranslations } from '../../catalog-translation'

const preset = {
  label: '类型',
  options: { dcgan: 'DCGAN', slim: '精简', resize: '缩放', patch: '图块' },
}
const side = { label: '边长', doc: '正方形图片的边长，从 8 像素逐次加倍。每加倍一次，时间约为四倍。' }
const weightSeed = { label: '种子', doc: '初始权重的种子。相同的种子得到相同的网络。' }
const batch = { label: '批大小', doc: '每一步真实图片和生成图片各用多少张。越多越平稳，也越慢。' }
const beta1 = {
  label: 'β₁',
  doc: 'Adam 的参数：对前进方向记多久。0.5 比常用的 0.9 平稳（Radford 等，2016）。',
}
const augment = {
  label: '增强',
  doc: '对判别器看到的一切做的变化，使它无法死记一个小图片集（DiffAugment，Zhao 等，2020）。颜色变化适合照片；用于绘画时会让颜色偏淡。',
  options: { color: '颜色', translation: '平移', cutout: '遮挡' },
}
const steps = '随机抽取的一切的种子。'

export const train: NodeTranslations = {
  'train/generator': {
    title: '生成器',
    doc: '由随机数画出图片的网络（Goodfellow 等，2014；DCGAN，Radford 等，2016）。它还什么都没学过：把它连到“训练 GAN”。表格列出它的各层。',
    outputs: { generator: '生成器' },
    params: {
      preset: { ...preset, doc: '网络的结构。生成器和判别器请选择相同的类型。' },
      latent: {
        label: '潜变量',
        doc: '一张图片由多少个随机数画出。DCGAN 用 100 个；数目少则空间小，容易走遍。',
      },
      side,
      width: { label: '宽度', doc: '最宽一层的通道数。DCGAN 为 128。越多画得越好，也越慢。' },
      seed: weightSeed,
    },
  },
  'train/discriminator': {
    title: '判别器',
    doc: '分辨真实图片和生成图片的网络：每张一个分数（DCGAN，Radford 等，2016），或每个位置一个分数（图块；Li 与 Wand，2016）。它还什么都没学过：把它连到“训练 GAN”。目标需要概率时，由 sigmoid 把分数变成概率。',
    outputs: { discriminator: '判别器' },
    params: {
      preset: {
        ...preset,
        doc: '网络的结构。除 DCGAN 外，卷积核都除以其最大奇异值（Miyato 等，2018），使博弈保持势均力敌。',
      },
      side,
      width: { label: '宽度', doc: '第一层的通道数，每次减半尺寸时加倍。DCGAN 为 64。' },
      seed: weightSeed,
    },
  },
  'train/gan-loss': {
    title: 'GAN 损失',
    doc: '生成器和判别器争夺什么。极小极大即 V(D, G) = E[log D(x)] + E[log(1 − D(G(z)))]，D 使它变大，G 使它变小（Goodfellow 等，2014，公式 1）。其余几种是实际常用的替代。',
    outputs: { objective: '目标' },
    params: {
      objective: {
        label: '博弈',
        doc: '合页最平稳。极小极大展示了为什么实际不用它：D 占上风时，G 几乎没有梯度可循。',
        options: {
          minimax: '极小极大',
          'non-saturating': '非饱和',
          hinge: '合页',
          'least-squares': '最小二乘',
        },
      },
      smoothing: {
        label: '平滑',
        doc: '判别器对真实图片应给出的值比 1 低多少：单侧标签平滑（Salimans 等，2016，第 3.4 节）。0.1 可避免它过于自信。',
      },
    },
  },
  'train/gan': {
    title: '训练 GAN',
    doc: '生成器通过与判别器的博弈学会画出与给定图片相似的图片，判别器则学着分辨两者（Goodfellow 等，2014，算法 1）。样本始终由相同的潜变量画出，因此能看到同一批图片逐渐成形。博弈的损失并不说明画得好坏；样本与给定图片的距离及其多样性才说明。',
    inputs: { images: '图像组', generator: '生成器', discriminator: '判别器', objective: '目标' },
    outputs: {
      samples: '样本',
      generator: '生成器',
      discriminator: '判别器',
      losses: '损失曲线',
      quality: '质量',
    },
    params: {
      steps: { label: '步数', doc: '生成器走多少步。更多的步数从较少的结束处接着走。' },
      batch,
      discriminatorSteps: {
        label: 'D 步数',
        doc: '生成器每走一步，判别器走多少步：即 Goodfellow 等，2014，算法 1 中的 k。',
      },
      generatorRate: {
        label: 'G 学习率',
        doc: '生成器的学习率（Adam）。DCGAN 为 0.0002；精简的网络用 0.001 学得更快。',
      },
      discriminatorRate: { label: 'D 学习率', doc: '判别器的学习率（Adam）。' },
      beta1,
      augment,
      averaging: {
        label: '平均',
        doc: '样本由生成器权重的滑动平均画出，比每一步留下的更稳定；0 为关闭。',
      },
      samples: { label: '样本数', doc: '画出来查看并用于度量的图片数。' },
      reportEvery: { label: '记录间隔', doc: '隔多少步记录一次损失。' },
      measureEvery: { label: '质量间隔', doc: '隔多少步度量一次样本；每次度量约需几步的时间。' },
      checkpointEvery: {
        label: '检查点间隔',
        doc: '隔多久保存一次训练到哪里，这样中断的训练或要走得更久的训练可以从那里继续。0 表示不保存。不影响结果。',
      },
      seed: { label: '种子', doc: `${steps}相同的种子得到相同的网络。` },
    },
  },
  'train/gan-step': {
    title: 'GAN 单步',
    doc: '博弈中的一步，用来细看：判别器或生成器走一步，另一方不变；表格给出同一批图片上走之前和之后的两个损失，以及判别器对真实图片和生成图片的评价。可以依次连接多个（Goodfellow 等，2014，算法 1）。“训练 GAN”就是把它重复许多次。',
    inputs: { images: '图像组', generator: '生成器', discriminator: '判别器', objective: '目标' },
    outputs: { score: '比分', generator: '生成器', discriminator: '判别器' },
    params: {
      player: {
        label: '轮到',
        doc: '这一步由谁走。',
        options: { discriminator: '判别器', generator: '生成器' },
      },
      steps: { label: '步数', doc: '连续走多少步。只走一步时，表中的数就是它所学的那批图片的。' },
      batch,
      rate: { label: '学习率', doc: 'Adam 的学习率。DCGAN 为 0.0002；精简的网络用 0.001 学得更快。' },
      beta1,
      augment,
      seed: { label: '种子', doc: `${steps}相同的种子得到相同的一步。` },
    },
  },
}
