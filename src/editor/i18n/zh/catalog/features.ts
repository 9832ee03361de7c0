import type { NodeTranslations } from '../../catalog-translation'

const amount = { label: '比例', doc: '0 全是第一个，1 全是第二个；之间为 (1 − 比例)·A + 比例·B。' }

export const features: NodeTranslations = {
  'features/vgg': {
    title: 'VGG 特征',
    doc: '一个学会识别物体的网络在图片中看到了什么：所选各层的激活（Simonyan 与 Zisserman，2014）。浅层是边缘和颜色，深层是物体的部分。',
    inputs: { image: '图像' },
    outputs: { features: '特征' },
    params: {
      network: {
        label: '网络',
        doc: '轻量网络已内置，快十六倍。VGG-19 是多数论文所用的网络，首次使用时下载权重（最多 20 MB）。VGG-16 少三个卷积层，需要你提供权重文件。',
        options: { 'lite-encoder': '轻量' },
      },
      layers: { label: '层', doc: '内容通常取一个深层（relu4_2）；风格取多层，通常是每个块的第一层。' },
      pooling: {
        label: '池化',
        doc: '每个块之后如何减半。最大池化是网络训练时所用；平均池化的梯度更平滑。',
        options: { max: '最大', avg: '平均' },
      },
      padding: {
        label: '边界',
        doc: '网络在边界之外看到什么。重复：每一层都把边界再重复一次，画作因此没有暗框。零：网络训练时和论文中的做法；没有别的约束之处，沿边界会变暗。',
        options: { replicate: '重复', zeros: '零' },
      },
      weights: {
        label: '权重',
        doc: '为所选网络提供你自己的权重：.safetensors 文件（torchvision、Keras 或 Caffe），或 TensorFlow.js 模型的 model.json 连同其 .bin 文件。只读取卷积层。权重留在本设备上；图中只记录其名称。',
      },
      input: {
        label: '输入约定',
        doc: '文件中的网络是用怎样的图片训练的。文件中的名称能区分 torchvision 的网络与其他网络；若是 Caffe 的网络却使用 PyTorch 的名称，请选 Caffe。',
        options: { auto: '按名称' },
      },
    },
  },
  'features/gram': {
    title: 'Gram 矩阵',
    doc: '每两个通道在整张图上同时激活的程度：G = F Fᵀ / (h·w·c)。它保留有哪些纹理，忘掉纹理在哪里，因此描述的是风格（Gatys 等，2015）。',
    inputs: { features: '特征', mask: '蒙版' },
    outputs: { gram: 'Gram' },
  },
  'features/pick': {
    title: '选取层',
    doc: '只取其中的一些层，以及一些通道，给它们单独的损失：几个这样的节点加上“混合损失”，每层就有自己的权重；单个通道能显示它在找什么（DeepDream）。',
    inputs: { features: '特征' },
    outputs: { features: '特征' },
    params: {
      layers: { label: '层', doc: '在已有的层中保留哪些。' },
      first: { label: '第一个通道', doc: '从 0 数起，与特征放大查看时相同。' },
      count: { label: '通道数', doc: '从那里起取多少个；0 表示其后全部。' },
    },
  },
  'features/match': {
    title: '匹配特征',
    doc: '在每个位置取风格中与内容最相似的特征，各层一并比较（Kolkin 等，2022，神经近邻风格迁移）。作为“内容损失”的目标，得到由风格的片段拼成的画：它取风格的形状，而风格损失取风格的统计。',
    inputs: { content: '内容', style: '风格' },
    outputs: { features: '特征' },
  },
  'features/interpolate': {
    title: '插值特征',
    doc: '把两张同样大小的图片的激活逐层混合：作为内容目标，得到介于两者之间的图片。放在两个“匹配统计量”之后，就混合两种风格：按权重，或用蒙版让各种风格各在其位（Huang 与 Belongie，2017，第 6.4 节）。',
    inputs: { a: '第一个', b: '第二个', mask: '蒙版' },
    outputs: { features: '特征' },
    params: { amount },
  },
  'features/interpolate-gram': {
    title: '插值 Gram',
    doc: '把两种风格的 Gram 矩阵逐层混合：得到介于两者之间的一种风格，而两个风格损失则会从两边拉扯图片。两张风格图的大小可以不同。',
    inputs: { a: '第一个', b: '第二个' },
    outputs: { gram: 'Gram' },
    params: { amount },
  },
}
