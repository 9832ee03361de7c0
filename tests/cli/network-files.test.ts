import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { gramarye, scratch } from './program'

type Params = Readonly<Record<string, unknown>>

const node = (id: string, type: string, params: Params = {}) => ({
  id,
  type,
  version: 1,
  position: { x: 0, y: 0 },
  params,
})
const wire = (from: string, to: string) => {
  const [[node = '', port = ''], [toNode = '', toPort = '']] = [from.split('.'), to.split('.')]
  return { from: { node, port }, to: { node: toNode, port: toPort } }
}
const graphOf = (nodes: readonly object[], edges: readonly object[]) =>
  JSON.stringify({
    format: 'gramarye-graph',
    version: 1,
    title: 'Files',
    nodes,
    edges,
    frames: [],
    notes: [],
    assets: {},
  })

const generate = [
  node('noise', 'generate/latent-noise', { count: 1, length: 4, seed: 3 }),
  node('draw', 'generate/images'),
]
const size = { preset: 'slim', latent: 4, side: '16', width: 8, seed: 1 }

it('saves a generator, and draws the same pictures with it in another graph', async () => {
  const out = scratch()
  const saving = join(out, 'saving.json')
  const nodes = [
    node('made', 'train/generator', size),
    node('keep', 'train/save-generator', { precision: 'single', title: 'Mine' }),
    node('half', 'train/save-generator'),
    node('judge', 'train/discriminator', { preset: 'slim', side: '16', width: 4, seed: 2 }),
    node('judged', 'train/save-discriminator'),
  ]
  const wires = [
    wire('made.generator', 'keep.network'),
    wire('made.generator', 'half.network'),
    wire('judge.discriminator', 'judged.network'),
  ]
  writeFileSync(saving, graphOf(nodes, wires))
  const first = await gramarye(['run', saving, '--out', out])
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toMatch(/keep: .*keep\.safetensors \([\d,]+ bytes\)/)
  const file = (name: string) => readFileSync(join(out, name))
  expect(file('half.safetensors').length).toBeLessThan(0.8 * file('keep.safetensors').length)
  expect(file('keep.safetensors').subarray(8, 300).toString()).toContain('"title":"Mine"')

  const again = join(out, 'again')
  await gramarye(['run', saving, '--out', again])
  expect(readFileSync(join(again, 'keep.safetensors')).equals(file('keep.safetensors'))).toBe(true)

  const drawing = join(out, 'drawing.json')
  const loading = join(out, 'loading.json')
  const rest = [
    wire('noise.latent', 'draw.latent'),
    wire('draw.images', 'scores.images'),
    wire('judge.discriminator', 'scores.discriminator'),
    wire('scores.table', 'result.table'),
  ]
  const judges = [
    node('judge', 'train/discriminator', { preset: 'slim', side: '16', width: 4, seed: 2 }),
    node('scores', 'generate/discriminate'),
    node('result', 'output/table'),
  ]
  const drawn = generate
  writeFileSync(
    drawing,
    graphOf(
      [...drawn, ...judges, node('made', 'train/generator', size)],
      [...rest, wire('made.generator', 'draw.generator')],
    ),
  )
  writeFileSync(
    loading,
    graphOf(
      [...drawn, ...judges, node('loaded', 'train/load-generator')],
      [...rest, wire('loaded.network', 'draw.generator')],
    ),
  )
  const scores = async (path: string, where: string, ...args: readonly string[]) => {
    const run = await gramarye(['run', path, ...args, '--out', join(out, where)])
    expect(run).toMatchObject({ code: 0, err: '' })
    return readFileSync(join(out, where, 'result.csv'), 'utf8')
  }
  const made = await scores(drawing, 'made')
  expect(await scores(loading, 'set', '--set', `loaded.file=${join(out, 'keep.safetensors')}`)).toBe(made)
  expect(await scores(loading, 'input', '--input', `loaded=${join(out, 'keep.safetensors')}`)).toBe(made)
  const rounded = await scores(loading, 'half', '--input', `loaded=${join(out, 'half.safetensors')}`)
  const numbers = (csv: string) => csv.split('\n')[1]?.split(',').map(Number) ?? []
  expect(numbers(rounded)[1]).toBeCloseTo(numbers(made)[1] ?? 9, 2)

  const wrong = await gramarye(['run', loading, '--input', `loaded=${join(out, 'judged.safetensors')}`])
  expect(wrong.code).toBe(4)
  expect(wrong.err).toMatch(
    /judged\.safetensors holds a discriminator, not a generator[\s\S]*Load discriminator/,
  )
  const picture = await gramarye(['run', loading, '--input', `loaded=${drawing}`])
  expect(picture.code).toBe(4)
  expect(picture.err).toMatch(/drawing\.json holds no trained network/)
})
