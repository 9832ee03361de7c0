import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog, openGraph } from '../../src/cli/open-graph'
import { applyOverrides } from '../../src/cli/overrides'
import { type CliSession, openSession } from '../../src/cli/session'
import type { GraphDocument } from '../../src/core/document'
import { flatten } from '../../src/core/flatten'
import type { PicturePreview } from '../../src/core/preview'
import { validate } from '../../src/core/validate'

const folder = resolve(import.meta.dirname, '../../graphs')
const side = 48

/** Where a method does without a content or a style; all others have both. */
const inputs: Readonly<Record<string, readonly string[]>> = {
  'texture-synthesis.json': ['style'],
  'patch-variations.json': ['style'],
  'gan-brushwork.json': ['style'],
  'gan-step-by-step.json': ['style'],
  'latent-walk.json': [],
  'deep-prior-repair.json': ['content'],
  'feature-inversion.json': ['content'],
  'deep-dream.json': ['content'],
  'compression.json': ['content'],
}

/** What they make has the size that their generator was made for. */
const ofOneSize: readonly string[] = ['gan-brushwork.json', 'gan-step-by-step.json', 'latent-walk.json']

let opened: CliSession
beforeAll(async () => {
  opened = await openSession({ backend: 'wasm', cacheBytes: 256e6 })
})
afterAll(() => opened.dispose())

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('graphs/%s', (name) => {
  const pictures = inputs[name] ?? ['content', 'style']
  let original: GraphDocument
  let document: GraphDocument
  beforeAll(async () => {
    const { document: read, changes, problems } = await openGraph(join(folder, name))
    if (!read) throw new Error(problems.map(({ message }) => message).join(' '))
    expect(changes, 'an example is saved with the newest versions of its nodes').toEqual([])
    original = read
    document = await small(read)
  })

  it('has nothing wrong with it', () => {
    expect(validate(original, catalog)).toEqual([])
  })

  it('has room for all rows of its largest nodes', () => {
    // As wide and as high as VGG features with all its layers is drawn, in graph units.
    const [width, height] = [270, 498]
    const covered = original.nodes
      .filter(({ type }) => type === 'features/vgg')
      .flatMap(({ id, position: { x, y } }) =>
        original.nodes
          .filter(({ position }) => Math.abs(position.x - x) < width)
          .filter(({ position }) => position.y > y && position.y < y + height + 10)
          .map((below) => `${below.id} lies over ${id}`),
      )
    expect(covered).toEqual([])
  })

  it('names its pictures and its result as the command line expects', () => {
    const ids = original.nodes.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([...pictures]))
    expect(ids).toContain('result')
  })

  it('runs, and gives a picture of the shape of its content, if it has one', async () => {
    const failures: string[] = []
    const summary = await opened.session.run(document, {
      onEvent: (event) => {
        if (event.type === 'failed') failures.push(`${event.failure.node}: ${event.failure.message}`)
      },
    })
    expect(failures).toEqual([])
    expect(summary).toMatchObject({ outcome: 'done', blocked: [] })
    const result = await picture('result')
    if (!ofOneSize.includes(name)) expect(Math.max(result.width, result.height)).toBe(side)
    if (pictures.includes('content')) {
      const content = await picture('content')
      const scale = side / Math.max(content.width, content.height)
      expect(Math.abs(result.width - content.width * scale)).toBeLessThanOrEqual(1)
      expect(Math.abs(result.height - content.height * scale)).toBeLessThanOrEqual(1)
    }
    expect(deviation(result)).toBeGreaterThan(5)
  })

  it('computes nothing twice', async () => {
    const summary = await opened.session.run(document)
    expect(summary).toMatchObject({ outcome: 'done', ran: [] })
  })
})

/** With few pixels and few steps, as far as the graph has such params. */
async function small(document: GraphDocument): Promise<GraphDocument> {
  const flat = flatten(document, catalog)
  const settings = flat.document.nodes
    .filter(({ type }) => type === 'generate/patch-variations')
    .map(({ id: node }) => ({ node, param: 'steps', value: '3' }))
  return applyOverrides(
    flat.document,
    flat.catalog,
    { inputs: [], settings, size: side, iterations: 3 },
    () => {},
  )
}

async function picture(node: string): Promise<PicturePreview> {
  const preview = await opened.session.preview(node, 'image', 4096)
  if (preview?.kind !== 'picture') throw new Error(`${node} has no picture.`)
  return preview
}

/** Standard deviation of the color values, 0 for a constant picture. */
function deviation({ data }: PicturePreview): number {
  const values = data.filter((_, index) => index % 4 !== 3)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
