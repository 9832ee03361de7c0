import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { catalog, openGraph } from '../../src/cli/open-graph'
import { applyOverrides } from '../../src/cli/overrides'
import { openSession } from '../../src/cli/session'

it('graphs/compare-methods.json has every number of every result, and says which is best', async () => {
  const { document } = await openGraph(resolve(import.meta.dirname, '../../graphs/compare-methods.json'))
  if (!document) throw new Error('The example cannot be read.')
  const wishes = { inputs: [], settings: [], size: 48, iterations: 3 }
  const small = await applyOverrides(document, catalog, wishes, () => {})
  const opened = await openSession({ backend: 'wasm', cacheBytes: 256e6 })
  try {
    expect(await opened.session.run(small)).toMatchObject({ outcome: 'done' })
    const table = await opened.session.preview('table', 'table', 100)
    if (table?.kind !== 'table') throw new Error('There is no table.')
    expect(table.columns).toEqual([
      ...['result', 'PSNR', 'SSIM', 'content/relu4_2'],
      ...['style/relu1_1', 'style/relu2_1', 'style/relu3_1', 'style/relu4_1', 'total loss'],
      ...['contrast', 'sharpness', 'detail', 'colorfulness', 'time', 'steps'],
    ])
    const rows = new Map(table.rows.map(([name, ...values]) => [name, values.map(Number)]))
    expect([...rows.keys()]).toEqual([
      ...['AdaIN, half', 'AdaIN, full'],
      ...['Gatys, more content', 'Gatys, more style', 'Gatys, shallow layers'],
    ])
    const steps = [...rows.values()].map((values) => values.pop())
    expect(steps).toEqual([Number.NaN, Number.NaN, 3, 3, 3])
    expect([...rows.values()].flat().every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
    // Half of the style leaves more of the content, by both measures of likeness.
    const [half = [], full = []] = [rows.get('AdaIN, half'), rows.get('AdaIN, full')]
    for (const column of [0, 1]) expect(half[column]).toBeGreaterThan(full[column] ?? Number.NaN)
    expect(half[2]).toBeLessThan(full[2] ?? Number.NaN)
  } finally {
    await opened.dispose()
  }
})
