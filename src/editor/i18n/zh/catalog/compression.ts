import type { NodeTranslations } from '../../catalog-translation'

export const compression: NodeTranslations = {
  'train/autoencoder': {
    title: '训练自编码器',
    doc: '网络学着用少量的数重新画出图片：编码器把每 8 × 8 像素变成编码，解码器再把编码变成图片（Hinton 与 Salakhutdinov，2006；用于压缩见 Theis 等，2017）。学习时编码要经过舍入，这样“压缩”才能用很少的位保存它。PSNR 说明画得有多接近；它是取权重平均之前的值。',
    inputs: { images: '图像组', network: '网络' },
    outputs: { after: '之后', before: '之前', network: '网络', losses: '损失曲线', quality: '质量' },
    params: {
      code: {
        label: '编码',
        doc: '每 8 × 8 像素（192 个值）保留多少个数。接入的网络用它自己的。',
      },
      width: {
        label: '宽度',
        doc: '一半尺寸处各层的通道数，再往下为两倍。越多越好，也越慢。接入的网络用它自己的。',
      },
      fewest: {
        label: '最少位数',
        doc: '编码中每个数的位数。每张图片随机抽取一个位数，使同一个网络既能压得少，也能压得多。',
      },
      most: { label: '最多位数', doc: '编码中每个数的位数；再多也不会更好看。' },
      rounding: {
        label: '舍入',
        doc: '舍入没有可供学习的斜率：要用别的来代替。',
        options: { 'straight-through': '直通', noise: '噪声' },
      },
      error: { label: '误差', doc: '要减小的量。', options: { squared: '平方', absolute: '绝对值' } },
      steps: { label: '步数', doc: '更多的步数从较少的结束处接着走。' },
      batch: { label: '批大小', doc: '每一步用多少张图片。越多越平稳，也越慢。' },
      rate: { label: '学习率', doc: 'Adam 的学习率。最后一些步可改用它的十分之一接着训练。' },
      averaging: {
        label: '平均',
        doc: '压缩图片用的是权重的滑动平均，比每一步留下的更稳定；0 为关闭。',
      },
      samples: { label: '样本数', doc: '给定图片中显示前后对照的张数。' },
      reportEvery: { label: '记录间隔', doc: '隔多少步记录一次损失。' },
      checkpointEvery: {
        label: '检查点间隔',
        doc: '隔多久保存一次训练到哪里，这样中断的训练或要走得更久的训练可以从那里继续。0 表示不保存。不影响结果。',
      },
      seed: { label: '种子', doc: '随机抽取的一切的种子。相同的种子得到相同的网络。' },
    },
  },
  'generate/compress': {
    title: '压缩',
    doc: '用自编码器把图片变成很少的字节：编码器把每 8 × 8 像素变成几个数，舍入后参照它们上方和左方的数做熵编码。“解压”再把字节变成图片。节点下方显示有多少字节，除网络外，“解压”所需的都在其中。',
    inputs: { image: '图像', network: '网络' },
    outputs: { code: '编码' },
    params: {
      bits: {
        label: '位数',
        doc: '编码中每个数的位数。越多越好看，字节也越多；超过训练网络时所用的位数，几乎不会更好。',
      },
    },
  },
  'generate/decompress': {
    title: '解压',
    doc: '把“压缩”得到的字节重新变成图片，要用压缩它的那个网络；别的网络读不了。',
    inputs: { code: '编码', network: '网络' },
    outputs: { image: '图像' },
  },
  'measure/compression': {
    title: '度量压缩',
    doc: '自编码器在几种位数下把一张图片压缩得怎样，以及 JPEG 用同样多的字节能做到怎样：搜索 JPEG 的质量，直到文件一样大，或尽可能接近。JPEG 不能要多小就多小，表中会说明。JPEG 由现有的程序写成，即浏览器或 libvips，两者略有不同。',
    inputs: { image: '图像', network: '网络' },
    outputs: { table: '表格', jpeg: 'JPEG' },
    params: {
      fewest: { label: '最少位数', doc: '第一行里编码中每个数的位数。' },
      most: { label: '最多位数', doc: '最后一行里编码中每个数的位数。' },
      shown: { label: 'JPEG 对照', doc: '要看的 JPEG 与这么多位的编码一样大。' },
    },
  },
}

export const compressionDocs: Readonly<Record<string, string>> = {
  'What to learn from: patches of one size, whose sides are multiples of 8 px. Some hundred of several pictures do.':
    '学习的对象：尺寸相同的图块，边长为 8 像素的倍数。取自多张图片的几百块就够。',
  'An autoencoder to go on with; a new one when nothing is wired.': '接着训练的自编码器；未接入时新建一个。',
  'Some of the given pictures after they went through the code, with the most bits.':
    '给定图片中的几张经过编码之后的样子，用最多的位数。',
  'The same as they were.': '它们原来的样子。',
  'Trained; its running average compresses.': '训练后的网络；压缩用它的滑动平均。',
  'The error of each step.': '每一步的误差。',
  'PSNR of what each step made of its pictures, in dB.': '每一步重画其图片的 PSNR，单位 dB。',
  'It is rounded, and on the way back it is not (Theis et al. 2017). Better for few bits.':
    '前向时舍入，反向时当作没有舍入（Theis 等，2017）。位数少时更好。',
  'Noise as wide as a step, which has a slope (Ballé et al. 2017; Agustsson and Theis 2020).':
    '与量化步长同宽的噪声，它有斜率（Ballé 等，2017；Agustsson 与 Theis，2020）。',
  'Its mean is what PSNR measures.': '其平均正是 PSNR 所度量的。',
  'Minds few large errors less: a little sharper.': '较不在意少数大误差：略清晰些。',
  'The picture to compress, of any size.': '要压缩的图片，任意尺寸。',
  'The picture to compress.': '要压缩的图片。',
  'From Train autoencoder.': '来自“训练自编码器”。',
  'The bytes, with how many they are for each pixel.': '字节，以及平均每个像素多少位。',
  'From Compress.': '来自“压缩”。',
  'The same that compressed the picture.': '压缩该图片的同一个网络。',
  'What is left of the picture, in its size.': '图片留下的样子，尺寸不变。',
  'A row for each number of bits: bits a pixel, PSNR and SSIM of the autoencoder, and of the JPEG that is nearest in size; and who is better by PSNR.':
    '每种位数一行：自编码器每像素的位数、PSNR 和 SSIM，以及大小最接近的 JPEG 的；并说明按 PSNR 谁更好。',
  'The picture as JPEG of the size that was chosen.': '该图片存为所选大小的 JPEG 的样子。',
}
