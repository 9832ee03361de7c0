import type { CatalogTranslation } from '../catalog-translation'

const form = { label: '形式', options: { relative: '相对', raw: '原始' } }
const layers = { label: '各层', options: { average: '平均', sum: '求和' } }

export const zhCatalog: CatalogTranslation = {
  categories: {
    Image: '图像',
    Features: '特征',
    Loss: '损失',
    Optimize: '优化',
    Stylize: '风格化',
    Output: '输出',
    Groups: '组',
  },
  ports: {
    image: { label: '图像', doc: '图片：float32 [h, w, 3]，sRGB，0..1' },
    features: { label: '特征', doc: '网络各层的激活：float32 [h, w, c]，不小于 0' },
    gram: { label: 'Gram 矩阵', doc: '哪些通道同时激活：每层 float32 [c, c]，F Fᵀ / (h·w·c)' },
    loss: { label: '损失', doc: '一组加权的损失项，在作画时对图片求值；此时还不是数字' },
    series: { label: '曲线', doc: '一个或多个数随时间的变化，例如每次迭代的损失' },
  },
  nodes: {
    'image/load': {
      title: '载入图片',
      doc: '从文件读取图片（PNG、JPEG 或 WebP）。可以选择文件，也可以拖到节点上。会应用相机记录的旋转方向，透明部分变为白色。',
      outputs: { image: '图像' },
      params: {
        file: {
          label: '图片',
          doc: 'PNG、JPEG 或 WebP，最大 64 MB，每边 16,384 像素，一亿像素。图中会保留一份副本。',
        },
        maxSide: { label: '最长边上限', doc: '长边超过此值的图片在读取时会缩小，以节省内存。' },
      },
    },
    'image/preprocess': {
      title: '预处理',
      doc: '依次旋转、翻转、裁剪和缩放图片。尺寸决定了后面各步的大部分时间和内存：先用小图，满意后再放大。',
      inputs: { image: '图像' },
      outputs: { image: '图像' },
      params: {
        longestSide: { label: '最长边', doc: '结果的长边；另一边按比例得出。' },
        aspect: {
          label: '裁剪为',
          doc: '从旋转后的图片中央裁出此宽高比的最大部分。',
          options: { original: '原样', '1:1': '1:1 方形' },
        },
        rotate: { label: '旋转', doc: '顺时针，单位为度。' },
        flip: {
          label: '翻转',
          doc: '将旋转后的图片左右或上下镜像。',
          options: { none: '无', horizontal: '左右', vertical: '上下' },
        },
      },
    },
    'features/vgg': {
      title: 'VGG 特征',
      doc: '一个学会识别物体的网络在图片中看到了什么：所选各层的激活（Simonyan 与 Zisserman，2014）。浅层是边缘和颜色，深层是物体的部分。',
      inputs: { image: '图像' },
      outputs: { features: '特征' },
      params: {
        network: {
          label: '网络',
          doc: '轻量网络已内置，快十六倍。VGG-19 是论文所用的网络，首次使用时下载权重（最多 20 MB）。',
          options: { 'lite-encoder': '轻量' },
        },
        layers: { label: '层', doc: '内容通常取一个深层（relu4_2）；风格取多层，通常是每个块的第一层。' },
        pooling: {
          label: '池化',
          doc: '每个块之后如何减半。最大池化是网络训练时所用；平均池化的梯度更平滑。',
          options: { max: '最大', avg: '平均' },
        },
      },
    },
    'features/gram': {
      title: 'Gram 矩阵',
      doc: '每两个通道在整张图上同时激活的程度：G = F Fᵀ / (h·w·c)。它保留有哪些纹理，忘掉纹理在哪里，因此描述的是风格（Gatys 等，2015）。',
      inputs: { features: '特征' },
      outputs: { gram: 'Gram' },
    },
    'loss/content': {
      title: '内容损失',
      doc: '图片的特征与内容图的特征相差多少：每层 mean((F − P)²)。深层保留画了什么，浅层保留每一笔。',
      inputs: { features: '特征' },
      outputs: { loss: '损失' },
      params: { form, layers },
    },
    'loss/style': {
      title: '风格损失',
      doc: '图片的 Gram 矩阵与风格图的相差多少：每层 mean((G − A)²)。浅层是颜色和细笔触，深层是较大的形状。',
      inputs: { gram: 'Gram' },
      outputs: { loss: '损失' },
      params: { form, layers },
    },
    'loss/total-variation': {
      title: '全变差',
      doc: '相邻像素相差多少：两个方向上平方差的平均。少量可去噪，大量则得到平涂的色块。',
      outputs: { loss: '损失' },
    },
    'loss/combine': {
      title: '混合损失',
      doc: '任意多个损失的加权和，L = Σ wᵢ·Lᵢ，每条连线一个权重。只有比例影响结果。',
      inputs: { losses: '损失' },
      outputs: { loss: '损失' },
      params: { weights: { label: '权重', doc: '每个损失占多少；0 表示不计入总和，但仍然显示。' } },
    },
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
        reportEvery: { label: '记录间隔', doc: '隔多少次迭代记录一次损失。' },
        seed: { label: '种子', doc: '噪声的种子。相同的种子得到相同的图片。' },
      },
    },
    'stylize/adain': {
      title: 'AdaIN',
      doc: '一次完成：让内容的特征逐通道取得风格的均值和标准差，再解码成图片（Huang 与 Belongie，2017）。任何风格都立即可用。',
      inputs: { content: '内容', style: '风格' },
      outputs: { image: '图像' },
      params: { strength: { label: '强度', doc: '取多少风格：0 只是重画内容，1 是全部。' } },
    },
    'output/image': {
      title: '图片',
      doc: '可观看并保存为 PNG 的结果。命令行会为每个这样的节点写一个文件。',
      inputs: { image: '图像' },
      outputs: { image: '图像' },
    },
    'output/plot': {
      title: '曲线图',
      doc: '数随时间变化的曲线，例如优化时的损失。命令行把它写成 CSV。',
      inputs: { series: '曲线' },
      outputs: { series: '曲线' },
    },
  },
}
