import type { NodeTranslations } from '../../catalog-translation'

export const image: NodeTranslations = {
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
}
