import type { NodeTranslations } from '../../catalog-translation'

const form = {
  label: '形式',
  doc: '“相对”除以目标自身的均方，使权重在每个网络和每一层含义相同。“原始”是论文中的形式。',
  options: { relative: '相对', raw: '原始' },
}
const layers = {
  label: '各层',
  doc: '“平均”：损失的权重由各层分担，增加一层不会使它更强。“求和”：每一层都完全计入。',
  options: { average: '平均', sum: '求和' },
}
const ratio = {
  label: '更深的层',
  doc: '每一层相对于前一层的权重。1：各层相同；小于 1 偏重细笔触和颜色，大于 1 偏重大的形状。',
}
const mask = '蒙版'

export const loss: NodeTranslations = {
  'loss/content': {
    title: '内容损失',
    doc: '图片的特征与内容图的特征相差多少：每层 mean((F − P)²)。深层保留画了什么，浅层保留每一笔。',
    inputs: { features: '特征', mask },
    outputs: { loss: '损失' },
    params: { form, layers, ratio },
  },
  'loss/style': {
    title: '风格损失',
    doc: '图片的 Gram 矩阵与风格图的相差多少：每层 mean((G − A)²)。浅层是颜色和细笔触，深层是较大的形状。接上蒙版后只在图片的一部分起作用，因此多种风格可以共用一张图（Gatys 等，2017）。',
    inputs: { gram: 'Gram', mask },
    outputs: { loss: '损失' },
    params: { form, layers, ratio },
  },
  'loss/total-variation': {
    title: '全变差',
    doc: '相邻像素相差多少：两个方向上平方差的平均。少量可去噪，大量则得到平涂的色块。',
    outputs: { loss: '损失' },
  },
  'loss/pixels': {
    title: '像素损失',
    doc: '图片的像素与目标图片相差多少，不经过任何网络：用于修补图片（由蒙版指出哪里是已知的）；或者选择缩小后再比较，去寻找一张缩小后正好是它的更大的图片（Ulyanov、Vedaldi 和 Lempitsky，2018 中的数据项）。其余部分是什么样子，要由别的东西来决定。',
    inputs: { target: '目标', mask },
    outputs: { loss: '损失' },
    params: {
      difference: {
        label: '差',
        doc: '平方最看重少数的大差异，结果更平滑；绝对值容忍其中一些，能保住边缘。',
        options: { squared: '平方', absolute: '绝对值' },
      },
      reduced: {
        label: '缩小',
        doc: '比较之前把所画的图片缩小几倍：每个方块的像素取平均，因此不会出现锯齿。目标是那张小图。',
        options: { 1: '不缩小', 2: '2 倍', 3: '3 倍', 4: '4 倍', 8: '8 倍' },
      },
      form,
    },
  },
  'loss/statistics': {
    title: '统计风格损失',
    doc: '图片特征的统计量与风格图的相差多少，用 Gram 矩阵以外的度量。它代替“Gram 矩阵”和“风格损失”；颜色和笔触会有所不同，值得一试。',
    inputs: { features: '特征', mask, styleMask: '风格蒙版' },
    outputs: { loss: '损失' },
    params: {
      distance: {
        label: '距离',
        doc: '每个通道的均值和方差（Li 等，2017）最省、最自由。Wasserstein 还保留各通道如何一起变化，是两个高斯分布之间的距离：把特征当作整体来比较，代价是每层每次迭代求一次矩阵的平方根。切片把特征云按原样比较，包括其中的各个聚类：沿随机方向，把排好序的特征与排好序的特征相比（Heitz 等，2021，第 3 节）。',
        options: { gaussian: 'Wasserstein', moments: '均值和方差', sliced: '切片' },
      },
      directions: {
        label: '方向数',
        doc: '用于切片：层的每个通道沿多少个方向比较特征。越多越贴近风格，时间也成倍增加。',
      },
      seed: {
        label: '种子',
        doc: '用于切片：方向的种子。方向在各步之间保持不变，因此任何优化器都能用。',
      },
      form,
      layers,
      ratio,
    },
  },
  'loss/activation': {
    title: '激发',
    doc: '网络的层被激发得越强，它就越小：每层 −mean(F²)。图片会变成这些层在寻找的样子（DeepDream，2015）。中间的层给出图案，深层给出物体的部分；配合“选取层”可以只激发一个通道。',
    inputs: { features: '特征', mask },
    outputs: { loss: '损失' },
    params: { form, layers, ratio },
  },
  'loss/combine': {
    title: '混合损失',
    doc: '任意多个损失的加权和，L = Σ wᵢ·Lᵢ，每条连线一个权重。只有比例影响结果。',
    inputs: { losses: '损失' },
    outputs: { loss: '损失' },
    params: { weights: { label: '权重', doc: '每个损失占多少；0 表示不计入总和，但仍然显示。' } },
  },
  'loss/balance': {
    title: '风格多少',
    doc: '人人都要做的一个选择：保留图片，还是交给风格。内容损失的权重从强到几乎为零，风格损失始终为 1（Gatys 等，2016，3.3 节的 α/β）；滑块的每一段都看得出差别。',
    inputs: { content: '内容', style: '风格' },
    outputs: { loss: '损失' },
    params: {
      amount: {
        label: '风格多少',
        doc: '0 几乎是原来的照片，0.5 是它的一幅画，1 是风格本身，几乎看不出照片。每十分之一使内容的权重减为一半。',
      },
    },
  },
  'loss/adversarial': {
    title: '对抗损失',
    doc: '训练过的判别器在每个位置离“当作真的”还有多远：以 GAN 学到的笔触作为风格（马尔可夫 GAN，Li 与 Wand，2016）。需要“图块”类型的判别器。判别器只懂它所学过的：与内容和风格损失混合，权重取小，可以增添笔触。',
    inputs: { discriminator: '判别器', objective: '目标' },
    outputs: { loss: '损失' },
  },
}
