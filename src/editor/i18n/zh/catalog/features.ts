import type { NodeTranslations } from '../../catalog-translation'

export const features: NodeTranslations = {
  'features/vgg': {
    title: 'VGG 特征',
    doc: '一个学会识别物体的网络在图片中看到了什么：所选各层的激活（Simonyan 与 Zisserman，2014）。浅层是边缘和颜色，深层是物体的部分。',
    inputs: { image: '图像' },
    outputs: { features: '特征' },
    params: {
      network: {
        label: '网络',
        doc: '轻量网络已内置，快十六倍。VGG-19 是多数论文所用的网络，首次使用时下载权重（最多 20 MB）。VGG-16 少三个卷积层，需要您提供权重文件。',
        options: { 'lite-encoder': '轻量' },
      },
      layers: { label: '层', doc: '内容通常取一个深层（relu4_2）；风格取多层，通常是每个块的第一层。' },
      pooling: {
        label: '池化',
        doc: '每个块之后如何减半。最大池化是网络训练时所用；平均池化的梯度更平滑。',
        options: { max: '最大', avg: '平均' },
      },
      weights: {
        label: '权重',
        doc: '为所选网络提供您自己的权重：.safetensors 文件（torchvision、Keras 或 Caffe），或 TensorFlow.js 模型的 model.json 连同其 .bin 文件。只读取卷积层。权重留在本设备上；图中只记录其名称。',
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
    inputs: { features: '特征' },
    outputs: { gram: 'Gram' },
  },
}
