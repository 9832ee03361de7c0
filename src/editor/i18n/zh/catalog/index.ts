import type { CatalogTranslation } from '../../catalog-translation'
import { color } from './color'
import { compression, compressionDocs } from './compression'
import { docs } from './docs'
import { features } from './features'
import { generate } from './generate'
import { image } from './image'
import { loss } from './loss'
import { mask } from './mask'
import { measure } from './measure'
import { networkFileDocs, networkFiles } from './network-files'
import { optimize } from './optimize'
import { output } from './output'
import { set } from './set'
import { stylize } from './stylize'
import { texture } from './texture'
import { train } from './train'

export const zhCatalog: CatalogTranslation = {
  categories: {
    Image: '图像',
    Color: '颜色',
    Mask: '蒙版',
    Texture: '纹理',
    Features: '特征',
    Loss: '损失',
    Optimize: '优化',
    Train: '训练',
    Generate: '生成',
    Stylize: '风格化',
    Set: '图像组',
    Measure: '度量',
    Output: '输出',
    Groups: '组',
  },
  ports: {
    image: { label: '图像', doc: '图片：float32 [h, w, 3]，sRGB，0..1' },
    images: { label: '图像组', doc: '一组图片，每张 float32 [h, w, 3]，sRGB，0..1' },
    mask: { label: '蒙版', doc: '在哪里、作用多少：float32 [h, w, 1]，0..1' },
    features: { label: '特征', doc: '网络各层的激活：float32 [h, w, c]，不小于 0' },
    gram: { label: 'Gram 矩阵', doc: '哪些通道同时激活：每层 float32 [c, c]，F Fᵀ / (h·w·c)' },
    loss: { label: '损失', doc: '一组加权的损失项，在作画时对图片求值；此时还不是数字' },
    measures: { label: '度量', doc: '关于一张图片的若干有名称的数，例如对比度' },
    table: { label: '表格', doc: '并列的结果：每个结果一行，每个数一列' },
    painting: { label: '画作', doc: '一幅画画到哪里：像素、它们的平均和 Adam 的记忆；不限于一个尺寸' },
    latent: { label: '潜变量', doc: '生成器由它作画：float32 [n, z]，每张图片一行，带有种子' },
    generator: { label: '生成器', doc: '由潜变量画出图片的网络，带有继续学习所需的一切' },
    discriminator: { label: '判别器', doc: '分辨真实图片和生成图片的网络，带有继续学习所需的一切' },
    objective: { label: '目标', doc: '生成器和判别器争夺什么' },
    network: { label: '网络', doc: '把图片变成图片的网络，带有继续学习所需的一切' },
    'network-file': { label: '网络文件', doc: '训练好的网络，即 safetensors 文件的内容' },
    code: { label: '编码', doc: '由自编码器压缩的图片：它的字节，网络可把它重新变成图片' },
    series: { label: '曲线', doc: '一个或多个数随时间的变化，例如每次迭代的损失' },
  },
  docs: { ...docs, ...networkFileDocs, ...compressionDocs },
  units: { steps: '步', iterations: '次迭代', images: '张图片', bits: '位', channels: '个通道' },
  nodes: {
    ...image,
    ...color,
    ...mask,
    ...texture,
    ...features,
    ...loss,
    ...optimize,
    ...train,
    ...generate,
    ...stylize,
    ...set,
    ...networkFiles,
    ...compression,
    ...measure,
    ...output,
  },
}
