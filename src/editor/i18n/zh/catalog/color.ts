import type { NodeTranslations } from '../../catalog-translation'

export const color: NodeTranslations = {
  'color/adjust': {
    title: '调整颜色',
    doc: '依次调整色温、亮度、对比度、饱和度、色相和伽马。放在迁移之前可准备内容或风格（网络对对比度有反应），放在之后可修饰结果。',
    inputs: { image: '图像' },
    outputs: { image: '图像' },
    params: {
      temperature: { label: '色温', doc: '小于 0 偏冷偏蓝，大于 0 偏暖偏红。白色的亮度不变。' },
      brightness: { label: '亮度', doc: '加到取值 0 到 1 的红、绿、蓝上。' },
      contrast: { label: '对比度', doc: '乘以与中灰的距离：0 全灰，1 不变，2 加倍。' },
      saturation: { label: '饱和度', doc: '乘以与同亮度灰色（Rec. 709）的距离：0 无色，1 不变。' },
      hue: { label: '色相', doc: '在 YIQ 中将所有颜色沿色环转动；亮度不变。' },
      gamma: { label: '伽马', doc: '取值的 1 / 伽马次方：大于 1 提亮中间调，小于 1 压暗；黑白不变。' },
    },
  },
  'color/grayscale': {
    title: '灰度',
    doc: '去掉图片的颜色；结果的三个通道相等，因此网络照常接受。灰度风格只教笔触，不教颜色。',
    inputs: { image: '图像' },
    outputs: { image: '图像' },
    params: {
      method: {
        label: '灰度取',
        doc: '用哪种灰代表一种颜色。',
        options: {
          rec709: '亮度，Rec. 709',
          rec601: '亮度，Rec. 601',
          lightness: '明度',
          average: '平均值',
          maximum: '最大值',
        },
      },
    },
  },
  'color/match-color': {
    title: '匹配颜色',
    doc: '让一张图片取得另一张的颜色：用同一个矩阵变换所有像素，使颜色的均值和协方差与目标一致。以风格为输入、内容为目标，迁移就会保留内容的颜色（Gatys、Bethge、Hertzmann 与 Shechtman，2016，直方图匹配）；以第三张图片为目标，则颜色取自一张、笔触取自另一张。',
    inputs: { image: '图像', target: '目标' },
    outputs: { image: '图像' },
    params: {
      method: {
        label: '方法',
        doc: '如何选取矩阵。除最后一种外，都匹配完整的协方差。',
        options: {
          'monge-kantorovich': 'Monge–Kantorovich',
          pca: '主轴',
          cholesky: 'Cholesky',
          'mean-std': '均值与标准差',
        },
      },
      space: {
        label: '颜色空间',
        doc: '在哪个空间里匹配颜色。RGB 与 Gatys 等人一致；Lab 按人眼的分辨能力；lαβ 是 Reinhard 等人 2001 所用。',
        options: { lab: 'CIELAB', rgb: 'RGB', opponent: '对立色', lalphabeta: 'lαβ' },
      },
      strength: { label: '强度', doc: '0 不改变颜色，1 完全匹配。' },
    },
  },
  'color/match-histogram': {
    title: '匹配直方图',
    doc: '移动各个值，使每一级以下的数量与另一张图片相同：亮部、暗部和中间调都一样。色调分布不均时比“匹配颜色”更强，有时会生硬；这时请降低强度。',
    inputs: { image: '图像', target: '目标' },
    outputs: { image: '图像' },
    params: {
      channels: {
        label: '匹配',
        doc: '红、绿、蓝各自匹配也会改变颜色；只匹配亮度则保留颜色。',
        options: { rgb: '红、绿、蓝', luminance: '亮度' },
      },
      strength: { label: '强度', doc: '0 不改变图片，1 完全匹配直方图。' },
    },
  },
  'color/prepare-luminance': {
    title: '准备亮度',
    doc: '把内容和风格变成灰度图，以便只在亮度上迁移；风格取得内容的均值和标准差：L′ = σc/σs (L − μs) + μc（Gatys、Bethge、Hertzmann 与 Shechtman，2016，仅亮度迁移）。把两者接入任一种迁移，再把结果与彩色的内容接入“仅亮度”。',
    inputs: { content: '内容', style: '风格' },
    outputs: { content: '内容', style: '风格' },
    params: {
      match: { label: '匹配明暗', doc: '让风格取得内容的亮度和对比度。不匹配时，暗的画会使图片变暗。' },
    },
  },
  'color/luminance-only': {
    title: '仅亮度',
    doc: '保留原来的颜色：明暗取自一张图片（例如风格化的结果），颜色（YIQ 的 I 和 Q）取自另一张（例如内容）（Gatys、Bethge、Hertzmann 与 Shechtman，2016，《Preserving Color in Neural Artistic Style Transfer》，仅亮度迁移）。与迁移之前的“准备亮度”合用，就是论文的仅亮度迁移；单独使用，可事后为任何图片恢复颜色。',
    inputs: { luminance: '亮度', colors: '颜色' },
    outputs: { image: '图像' },
    params: {
      clip: {
        label: '限制范围',
        doc: '像屏幕一样截去小于 0 和大于 1 的值。关闭时，即使无法显示也准确保留色度。',
      },
    },
  },
}
