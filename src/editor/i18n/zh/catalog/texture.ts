import type { NodeTranslations } from '../../catalog-translation'

const size = {
  width: { label: '宽', doc: '纹理的宽。' },
  height: { label: '高', doc: '纹理的高。' },
}

const seed = { seed: { label: '种子', doc: '每个种子给出另一张同类的纹理，且总是同一张。' } }

const palette = {
  palette: {
    label: '调色板',
    doc: '纹理的颜色，由暗到亮。',
    options: {
      night: '星夜',
      sea: '海',
      sunset: '日落',
      mediterranean: '地中海',
      earth: '大地',
      meadow: '草地',
      ink: '水墨',
      custom: '自选颜色',
    },
  },
  color1: { label: '颜色 1', doc: '自选颜色中最暗的。' },
  color2: { label: '颜色 2', doc: '自选颜色中的第二个。' },
  color3: { label: '颜色 3', doc: '自选颜色中的第三个。' },
  color4: { label: '颜色 4', doc: '自选颜色中最亮的。' },
}

export const texture: NodeTranslations = {
  'texture/strokes': {
    title: '笔触',
    doc: '沿着漩涡的笔触，下层宽、上层细，带有鬃毛的痕迹。用作风格时，以所选的颜色给出油画的质感。',
    outputs: { image: '图像' },
    params: {
      ...size,
      ...palette,
      length: { label: '长度', doc: '笔触的长度。' },
      thickness: { label: '粗细', doc: '画笔的粗细。' },
      swirl: { label: '漩涡大小', doc: '笔触所沿漩涡的大小；越大笔触越直。' },
      layers: { label: '层数', doc: '颜料叠加的层数。第一层最宽。' },
      variety: { label: '变化', doc: '笔触与周围的颜色相差多少。' },
      relief: { label: '浮雕', doc: '鬃毛痕迹上的光影。' },
      ...seed,
    },
  },
  'texture/waves': {
    title: '波浪',
    doc: '起伏的条带，有明亮的浪尖和内部的细线，像海的木刻或层叠的纸。用作风格时，沿内容的形体画出轮廓线。',
    outputs: { image: '图像' },
    params: {
      ...size,
      ...palette,
      wavelength: { label: '浪高', doc: '从浪尖到浪尖。' },
      swing: { label: '起伏', doc: '波浪起伏多少：0 是平直的条带。' },
      lines: { label: '细线', doc: '每道波浪内的细线数。' },
      angle: { label: '角度', doc: '波浪的方向，从水平起顺时针。' },
      ...seed,
    },
  },
  'texture/mosaic': {
    title: '马赛克',
    doc: '带缝的瓷砖，从规则的方格到碎片，受左上方的微光。用作风格时把内容分成小面；接入图片时，瓷砖从图片取色。',
    inputs: { image: '图片' },
    outputs: { image: '图像' },
    params: {
      ...size,
      ...palette,
      tile: { label: '瓷砖', doc: '从一块到下一块的距离。' },
      irregularity: { label: '不规则', doc: '0 是方格，1 是碎片。' },
      grout: { label: '缝宽', doc: '缝的宽度。' },
      groutColor: { label: '缝的颜色', doc: '缝的颜色。' },
      variety: { label: '变化', doc: '瓷砖与周围相差多少。' },
      ...seed,
    },
  },
  'texture/noise': {
    title: '噪声',
    doc: '以调色板着色的分形噪声：云、烟、大理石。用作风格时给出柔和的颜色和流动的边缘；混合到图片上则是颗粒。梯度噪声出自 Perlin（Improving Noise，2002）。',
    outputs: { image: '图像' },
    params: {
      ...size,
      ...palette,
      kind: {
        label: '种类',
        doc: '梯度噪声的形状大小一致；值噪声更呈块状。',
        options: { gradient: '梯度', value: '值' },
      },
      scale: { label: '尺度', doc: '最大形状的大小。' },
      octaves: { label: '倍频', doc: '细节的层数，每层比前一层小一半。' },
      roughness: { label: '粗糙度', doc: '每层细节与前一层相比的强度。' },
      warp: { label: '扭曲', doc: '噪声被自身的噪声卷成漩涡的程度：0 是云，1 是大理石。' },
      contrast: { label: '对比', doc: '噪声经过调色板的多大部分。' },
      ...seed,
    },
  },
  'texture/halftone': {
    title: '网点',
    doc: '印刷网点，面积随色调变化，每种油墨一个转了角度的网。没有图片时色调随机漂移，可作网点风格；有图片时则印出图片。',
    inputs: { image: '图片' },
    outputs: { image: '图像' },
    params: {
      ...size,
      inks: {
        label: '油墨',
        doc: '叠印哪些油墨。',
        options: { process: '青、品红、黄', duo: '蓝和珊瑚红', single: '自选油墨' },
      },
      ink: { label: '自选油墨', doc: '只有一种油墨时网点的颜色。' },
      paper: { label: '纸', doc: '网点之间露出的颜色。' },
      cell: { label: '网点间距', doc: '从网点到网点。' },
      angle: { label: '网角', doc: '第一种油墨的角度；其余各转 30°。' },
      ...seed,
    },
  },
}
