import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastSizes, type Params } from './support/forecast-sizes'

describe('work and memory', () => {
  // Where pictures are small, starting kernels counts as well.
  const side = fc.integer({ min: 16, max: 80 }).map((n) => 16 * n)
  const losses = (network: string, layers: readonly string[]) =>
    layers.map((layer) => ({ needs: { network, layer, pooling: 'max' }, statistic: 'gram', bytes: 100 }))
  const optimize = (size: number, loss: readonly unknown[], params: Params = {}) =>
    forecastSizes(
      'optimize/pixels',
      { image: [size, size, 3], loss },
      { iterations: 10, tileSide: 16_384, ...params },
    )

  it('are in proportion to the number of pixels', () => {
    fc.assert(
      fc.property(side, (n) => {
        const images = (size: number) => ({ content: [size, size, 3], style: [size, size, 3] })
        const both = [n, 2 * n].map((size) => [
          forecastSizes('features/vgg', { image: [size, size, 3] }),
          forecastSizes('stylize/adain', images(size)),
          forecastSizes('stylize/adain', images(size), { statistics: 'distribution' }),
          optimize(size, losses('lite-encoder', ['relu1_1', 'relu4_1'])),
        ])
        const [small = [], large = []] = both
        for (const [index, told] of small.entries()) {
          const { work = 0, peak = 0 } = large[index] ?? {}
          expect(work / told.work).toBeGreaterThan(3.7)
          expect(work / told.work).toBeLessThan(4.3)
          // Weights weigh the same at every size.
          expect(peak / told.peak).toBeGreaterThan(1)
          expect(peak / told.peak).toBeLessThan(4.3)
        }
      }),
    )
  })

  it('in pieces, a large picture takes the memory of one, and about twice the time', () => {
    const loss = losses('vgg19', ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1'])
    const whole = optimize(2048, loss)
    const pieces = optimize(2048, loss, { tileSide: 512 })
    expect(pieces.peak).toBeLessThan(0.35 * whole.peak)
    expect(pieces.work / whole.work).toBeGreaterThan(1.5)
    expect(pieces.work / whole.work).toBeLessThan(2.5)
    expect(optimize(1024, loss, { tileSide: 512 }).peak).toBeGreaterThan(0.6 * pieces.peak)
  })

  it('grow with depth, with the network and with the steps', () => {
    const layers = (names: readonly string[], network = 'lite-encoder') =>
      forecastSizes('features/vgg', { image: [128, 128, 3] }, { layers: names, network }).work
    expect(layers(['relu2_1'])).toBeGreaterThan(layers(['relu1_1']))
    expect(layers(['relu1_1', 'relu2_1'])).toBe(layers(['relu2_1']))
    const ratio = layers(['relu4_2'], 'vgg19') / layers(['relu4_2'])
    // About three times the channels on both sides; the first layer and what is not convolution grow less.
    expect(ratio).toBeGreaterThan(6)
    expect(ratio).toBeLessThan(10)
    const terms = losses('lite-encoder', ['relu3_1'])
    const step = optimize(64, terms, { iterations: 1 }).work - optimize(64, terms, { iterations: 0 }).work
    expect(optimize(64, terms, { iterations: 100 }).work).toBeCloseTo(
      optimize(64, terms, { iterations: 0 }).work + 100 * step,
      -3,
    )
  })

  it('grow a little where networks see the border repeated', () => {
    const of = (padding: string) => {
      const terms = losses('lite-encoder', ['relu1_1', 'relu4_1'])
      const seen = terms.map((term) => ({ ...term, needs: { ...term.needs, padding } }))
      return optimize(256, seen)
    }
    const [zeros, repeated] = [of('zeros'), of('replicate')]
    expect(repeated.work / zeros.work).toBeGreaterThan(1.01)
    expect(repeated.work / zeros.work).toBeLessThan(1.15)
    expect(repeated.peak / zeros.peak).toBeGreaterThanOrEqual(1)
    expect(repeated.peak / zeros.peak).toBeLessThan(1.2)
  })

  it('of all terms on one network are those of one pass and their scores; another network is another pass', () => {
    const deep = optimize(128, losses('lite-encoder', ['relu4_1'])).work
    const many = optimize(128, losses('lite-encoder', ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1'])).work
    expect(many).toBeGreaterThan(deep)
    expect(many).toBeLessThan(1.5 * deep)
    const lite = losses('lite-encoder', ['relu4_1'])
    const [first] = lite
    const averaged = { ...first, needs: { ...first?.needs, pooling: 'avg' } }
    expect(optimize(128, [...lite, averaged]).work).toBeGreaterThan(1.8 * deep)
    const placed = { ...first, inPlace: true }
    expect(optimize(128, [...lite, placed], { jitter: 8 }).work).toBeGreaterThan(1.8 * deep)
    expect(optimize(128, [...lite, placed]).work).toBeLessThan(1.3 * deep)
  })

  it('tell the largest tensor: the first block at full size', () => {
    const image = [640, 480, 3]
    const { largest } = forecastSizes('features/vgg', { image })
    expect(largest).toBe(640 * 480 * 16 * 4)
    expect(optimize(512, losses('vgg19', ['relu1_1', 'relu4_1'])).largest).toBe(512 * 512 * 64 * 4)
    expect(forecastSizes('stylize/adain', { content: image, style: image }).largest).toBe(640 * 480 * 16 * 4)
  })

  it.each([
    ['vgg19', 'relu5_4', 39.0e9],
    ['vgg16', 'relu5_3', 30.7e9],
  ] as const)('of %s are those of its paper, for a picture of 224 px', (network, layer, operations) => {
    const image = [224, 224, 3]
    const { work } = forecastSizes('features/vgg', { image }, { network, layers: [layer], padding: 'zeros' })
    expect(work).toBeGreaterThan(operations)
    expect(work).toBeLessThan(1.025 * operations)
  })
})
