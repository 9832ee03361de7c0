import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** As much of a graph file as is copied here; the rest is carried along. */
interface GraphFile {
  readonly nodes: readonly {
    readonly id: string
    readonly position: { readonly x: number; readonly y: number }
  }[]
  readonly edges: readonly { readonly from: End; readonly to: End }[]
  readonly assets: Readonly<Record<string, unknown>>
}

interface End {
  readonly node: string
  readonly port: string
}

const copies = 15
const columns = 3
/** Room for one copy of both graphs, in graph units. */
const room = { x: 4100, y: 1350 }
const adainFrom = 2800
const wires = 400

/**
 * A graph file of 300 nodes of every kind and 400 wires, with real params and pictures: the two examples fifteen
 * times without their curves, their losses also wired into the mixers of other copies.
 *
 * @param root the folder of the package.
 */
export async function largeGraph(root: string): Promise<string> {
  const [gatys, adain] = await Promise.all(['gatys.json', 'adain.json'].map((name) => load(root, name)))
  if (!gatys || !adain) throw new Error('The examples are missing.')
  const places = Array.from({ length: copies }, (_, copy) => ({
    prefix: `c${copy}-`,
    x: (copy % columns) * room.x,
    y: Math.floor(copy / columns) * room.y,
  }))
  const nodes = places.flatMap(({ prefix, x, y }) => [
    ...copied(gatys, `${prefix}g-`, x, y),
    ...copied(adain, `${prefix}a-`, x + adainFrom, y),
  ])
  const edges = places.flatMap(({ prefix }) => [
    ...rewired(gatys, `${prefix}g-`),
    ...rewired(adain, `${prefix}a-`),
  ])
  for (let step = 1; edges.length < wires; step += 1) {
    for (let copy = 0; copy < copies && edges.length < wires; copy += 1) {
      const loss = ['content-loss', 'style-loss', 'smoothness'][step % 3]
      edges.push({
        from: { node: `c${copy}-g-${loss}`, port: 'loss' },
        to: { node: `c${(copy + step) % copies}-g-mix`, port: 'losses' },
      })
    }
  }
  return JSON.stringify({
    ...gatys,
    title: 'Three hundred nodes',
    nodes,
    edges,
    assets: { ...gatys.assets, ...adain.assets },
  })
}

async function load(root: string, name: string): Promise<GraphFile> {
  const { app: _, ...graph } = JSON.parse(await readFile(join(root, 'graphs', name), 'utf8'))
  const drawn = ({ to }: { to: End }) => to.node !== 'curves'
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }: { id: string }) => id !== 'curves'),
    edges: graph.edges.filter(drawn),
  }
}

function copied({ nodes }: GraphFile, prefix: string, x: number, y: number) {
  return nodes.map((node) => ({
    ...node,
    id: prefix + node.id,
    position: { x: node.position.x + x, y: node.position.y + y },
  }))
}

function rewired({ edges }: GraphFile, prefix: string): { from: End; to: End }[] {
  const renamed = (end: End) => ({ ...end, node: prefix + end.node })
  return edges.map(({ from, to }) => ({ from: renamed(from), to: renamed(to) }))
}
