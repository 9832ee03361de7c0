/** What the help explains besides nodes, in the order in which it is best read. */
export const conceptIds = [
  'features',
  'content',
  'gram',
  'style',
  'smoothness',
  'optimization',
  'weights',
  'scales',
  'masks',
  'color',
  'adain',
  'dreams',
] as const
export type ConceptId = (typeof conceptIds)[number]

interface ConceptFacts {
  /** Types of the nodes that do what the concept is about. */
  readonly nodes: readonly string[]
  /** In the signs of mathematics, which need no translation. */
  readonly formula?: string
  /** Where to read on. Titles of papers stay as they are. */
  readonly sources: readonly string[]
}

const gatys2015 = 'Gatys, Ecker, Bethge 2015: A Neural Algorithm of Artistic Style, § 2'
const gatys2017 = 'Gatys et al. 2017: Controlling Perceptual Factors in Neural Style Transfer'

export const conceptFacts: Readonly<Record<ConceptId, ConceptFacts>> = {
  features: {
    nodes: ['features/vgg', 'features/pick'],
    sources: ['Simonyan, Zisserman 2014: Very Deep Convolutional Networks, § 2', gatys2015],
  },
  content: { nodes: ['loss/content'], formula: 'L = mean((F − P)²)', sources: [gatys2015] },
  gram: {
    nodes: ['features/gram', 'features/interpolate-gram'],
    formula: 'G = F Fᵀ / (h·w·c)',
    sources: [gatys2015, 'Gatys, Ecker, Bethge 2015: Texture Synthesis Using CNNs, § 3'],
  },
  style: {
    nodes: ['loss/style', 'loss/statistics'],
    formula: 'L = Σ wₗ · mean((Gₗ − Aₗ)²)',
    sources: [gatys2015],
  },
  smoothness: {
    nodes: ['loss/total-variation'],
    formula: 'TV = mean((x[i+1] − x[i])²)',
    sources: ['Mahendran, Vedaldi 2015: Understanding Deep Image Representations by Inverting Them, § 3'],
  },
  optimization: {
    nodes: ['optimize/pixels'],
    formula: 'x ← x − η · ∂L/∂x',
    sources: [
      gatys2015,
      'Kingma, Ba 2015: Adam, Algorithm 1',
      'Nocedal, Wright 2006: Numerical Optimization, § 7.2',
    ],
  },
  weights: { nodes: ['loss/combine', 'loss/balance'], formula: 'L = Σ wᵢ · Lᵢ', sources: [gatys2015] },
  scales: { nodes: ['optimize/pixels', 'image/resize', 'image/stroke-size'], sources: [`${gatys2017}, § 6`] },
  masks: {
    nodes: ['mask/paint', 'mask/gradient', 'mask/threshold', 'features/gram'],
    sources: [`${gatys2017}, § 4`],
  },
  color: {
    nodes: ['color/prepare-luminance', 'color/luminance-only', 'color/match-color'],
    sources: ['Gatys et al. 2016: Preserving Color in Neural Artistic Style Transfer'],
  },
  adain: {
    nodes: ['stylize/adain', 'stylize/match-statistics', 'stylize/decode'],
    formula: 'AdaIN(x, y) = σ(y) · (x − μ(x)) / σ(x) + μ(y)',
    sources: [
      'Huang, Belongie 2017: Arbitrary Style Transfer in Real-time, § 5',
      'Zhang et al. 2022: Exact Feature Distribution Matching, § 3',
    ],
  },
  dreams: {
    nodes: ['loss/activation', 'loss/content'],
    sources: [
      'Mahendran, Vedaldi 2015: Understanding Deep Image Representations by Inverting Them, § 3',
      'Mordvintsev, Olah, Tyka 2015: Inceptionism',
    ],
  },
}
