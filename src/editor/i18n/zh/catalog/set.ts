import type { NodeTranslations } from '../../catalog-translation'

export const set: NodeTranslations = {
  'set/load': {
    title: '载入图像组',
    doc: '来自多个文件或整个文件夹（连同其中的一切）的许多图片：PNG、JPEG 或 WebP，尺寸不限。把文件或文件夹拖到节点上即可。它们按名称排列，数字按数值大小（2 在 10 之前），在任何机器上都相同；同一张图片出现两次只算一次。读取方式与“载入图像”相同。',
    outputs: { images: '图像组' },
    params: {
      files: {
        label: '图片',
        doc: 'PNG、JPEG 或 WebP：最多 500 张，总共 128 MB。图中保留副本；一个图文件大约能容纳 45 MB 的图片。',
      },
      maxSide: {
        label: '最大边长',
        doc: '长边超过此值的图片在读取时缩小；较小的保持原样。此后全部图片总共最多 1 亿像素。',
      },
    },
  },
  'set/patches': {
    title: '图片块',
    doc: '从一张图片或一组图片的随机位置切下的正方形：网络由此学习笔触或纹理。每张图片的每个位置机会均等，因此大图片给出得更多。位置由种子决定；增加数量时，前面的不变。',
    inputs: { image: '图片', images: '图像组' },
    outputs: { images: '图片块' },
    params: {
      count: { label: '数量', doc: '切多少块。' },
      size: {
        label: '边长（像素）',
        doc: '每块的宽和高。改变整个图的尺寸时它不变，因为网络是为一种尺寸而造的。',
      },
      scaleFrom: {
        label: '比例自',
        doc: '一块至少取图片的多大部分：1 是原来的像素，2 是两倍宽的正方形，缩小而成。',
      },
      scaleTo: {
        label: '比例至',
        doc: '一块最多取图片的多大部分，以图片的大小为限。大于“比例自”时，各块显示不同大小的笔触。',
      },
      flip: {
        label: '翻转',
        doc: '各块如何随机放置，使其更多样。',
        options: { none: '从不', horizontal: '左右', both: '左右和上下', all: '翻转并旋转' },
      },
      seed: { label: '种子', doc: '每个种子切在另一些位置，且总是同样的位置。' },
    },
  },
  'set/sheet': {
    title: '联系表',
    doc: '把一组图片逐行排在一张图片上。格子与最大的图片一样大；其他尺寸的图片放在各自格子的中间。图片只会缩小以适应格子，从不放大，因此小块逐像素保留。',
    inputs: { images: '图像组' },
    outputs: { image: '图像' },
    params: {
      columns: { label: '列数', doc: '一行的图片数。0 使整张大致为正方形。' },
      cell: { label: '格子最大', doc: '长边超过此值的图片缩小到此值。' },
      gap: { label: '间隔', doc: '图片之间及四周的距离。' },
      background: { label: '背景', doc: '图片之间的颜色。' },
    },
  },
  'set/pick': {
    title: '选取图像',
    doc: '按编号取一组图片中的一张。打开该组的预览可以看到各张的编号。',
    inputs: { images: '图像组' },
    outputs: { image: '图像' },
    params: { number: { label: '编号', doc: '哪一张图片：1 是第一张。' } },
  },
}
