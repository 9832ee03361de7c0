import type { NodeTranslations } from '../../catalog-translation'

export const mask: NodeTranslations = {
  'mask/paint': {
    title: '绘制蒙版',
    doc: '在图片上手绘蒙版。先运行一次，就有图片可供描画；所画内容以灰度 PNG 保存在图文件中，图片尺寸改变时随之缩放。在命令行中也可以改用图片文件：其明亮部分即为蒙版；若图片只有一种颜色且部分透明，则以不透明部分为蒙版。',
    inputs: { image: '图像' },
    outputs: { mask: '蒙版' },
    params: {
      painting: { label: '绘制', doc: '打开图片进行描画。画过的地方为 1，其余为 0；软画笔给出中间值。' },
    },
  },
  'mask/threshold': {
    title: '阈值',
    doc: '标出图片中明亮、或某种颜色较强的地方。一个设置就能分出明亮的天空或深色的人物；柔化边缘可让风格互相过渡。',
    inputs: { image: '图像' },
    outputs: { mask: '蒙版' },
    params: {
      source: {
        label: '依据',
        doc: '由像素的哪个值决定。',
        options: { luminance: '亮度', saturation: '饱和度', red: '红', green: '绿', blue: '蓝' },
      },
      threshold: { label: '阈值', doc: '不小于此值的地方在蒙版内。' },
      softness: { label: '柔和度', doc: '在阈值周围的这一范围内，蒙版从 0 过渡到 1。0 为硬边。' },
    },
  },
  'mask/from-color': {
    title: '按颜色取蒙版',
    doc: '标出图片中接近某种颜色的地方，例如天空、墙或裙子。距离取 CIELAB（1976 年的 ΔE）：2 刚可察觉，黑与白相距 100。',
    inputs: { image: '图像' },
    outputs: { mask: '蒙版' },
    params: {
      color: { label: '颜色', doc: '要找的颜色。' },
      tolerance: { label: '容差', doc: '距离不超过此值的颜色完全在蒙版内。' },
      softness: { label: '柔和度', doc: '超出容差后，蒙版在这段距离内降到 0。0 为硬边。' },
    },
  },
  'mask/gradient': {
    title: '渐变',
    doc: '从一侧到另一侧均匀上升，或从一点向外减弱的蒙版：让一种风格在画面上渐变为另一种，或保留中间。',
    inputs: { image: '尺寸来源' },
    outputs: { mask: '蒙版' },
    params: {
      shape: { label: '形状', doc: '横贯画面，或围绕一点。', options: { linear: '线性', radial: '径向' } },
      angle: { label: '角度', doc: '线性渐变上升的方向：0° 向右，90° 向下。' },
      position: {
        label: '位置',
        doc: '蒙版为一半的地方：线性时沿途计算，径向时为到中心的距离，以半对角线为单位。',
      },
      width: { label: '宽度', doc: '从 0 到 1 的距离，单位相同。0 为硬边。' },
      x: { label: '中心横向', doc: '径向渐变：0 为左侧，1 为右侧。' },
      y: { label: '中心纵向', doc: '径向渐变：0 为顶部，1 为底部。' },
    },
  },
  'mask/invert': {
    title: '反转蒙版',
    doc: '内外互换：1 − 蒙版。一种风格用蒙版，另一种用反转后的蒙版，两者合起来正好覆盖画面一次。',
    inputs: { mask: '蒙版' },
    outputs: { mask: '蒙版' },
  },
  'mask/feather': {
    title: '羽化',
    doc: '先扩大或缩小蒙版，再模糊边缘，使所分开的部分互相过渡。强模糊之前略微扩大，可保全整个形体。',
    inputs: { mask: '蒙版' },
    outputs: { mask: '蒙版' },
    params: {
      grow: { label: '扩大', doc: '按方形将边缘向外移动；小于 0 则向内。' },
      blur: { label: '模糊', doc: '模糊的标准差，接近高斯模糊。' },
    },
  },
  'mask/to-image': {
    title: '蒙版转图像',
    doc: '把蒙版变成灰度图：黑为 0，白为 1。可用“图片”节点保存，或用在任何需要图片的地方。',
    inputs: { mask: '蒙版' },
    outputs: { image: '图像' },
  },
  'image/composite': {
    title: '合成',
    doc: '按蒙版把一张图片叠在另一张上，例如把风格化的背景放在照片人物之后。三者尺寸相同。',
    inputs: { foreground: '前景', background: '背景', mask: '蒙版' },
    outputs: { image: '图像' },
  },
}
