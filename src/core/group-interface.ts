import type { Catalog } from './catalog'
import type { GraphNode, GroupDefinition, PortAddress } from './document'
import { nodeTitle } from './finding'
import { findPort } from './port-of'
import { uniqueName } from './unique-name'
import { addressKey } from './wire-order'

type Input = GroupDefinition['inputs'][number]
type Output = GroupDefinition['outputs'][number]
type End = Input['to'][number]

/** The ports of a group in the making. */
export class GroupInterface {
  private readonly inside: ReadonlyMap<string, GraphNode>
  private readonly catalog: Catalog
  private readonly inputs = new Map<string, Input>()
  private readonly outputs = new Map<string, Output>()
  private readonly taken = { inputs: new Set<string>(), outputs: new Set<string>() }

  constructor(inside: ReadonlyMap<string, GraphNode>, catalog: Catalog) {
    this.inside = inside
    this.catalog = catalog
  }

  /** The input for a wire from outside. @returns whether the wire needs to be drawn: not for one that is there already. */
  input(from: PortAddress, end: End): { readonly port: string; readonly fresh: boolean } {
    const spec = this.spec('inputs', end)
    const single = spec !== undefined && !spec.many
    const slot = single ? `from ${addressKey(from)}` : `to ${end.at ?? 'end'} ${addressKey(end)}`
    const before = this.inputs.get(slot)
    if (before) {
      if (single) before.to.push(end)
      return { port: before.key, fresh: !single }
    }
    const key = uniqueName(end.port, this.taken.inputs)
    this.inputs.set(slot, { key, to: [end] })
    return { port: key, fresh: true }
  }

  output(from: PortAddress): string {
    const slot = addressKey(from)
    const before = this.outputs.get(slot)
    if (before) return before.key
    const key = uniqueName(from.port, this.taken.outputs)
    this.outputs.set(slot, { key, from })
    return key
  }

  definition(): Pick<GroupDefinition, 'inputs' | 'outputs'> {
    const inputs = [...this.inputs.values()]
    const outputs = [...this.outputs.values()]
    const inputLabels = inputs.map(({ to }) => this.label('inputs', to[0]))
    const outputLabels = outputs.map(({ from }) => this.label('outputs', from))
    return {
      inputs: inputs.map((input, index) => ({ ...input, ...this.apart(inputLabels, index, input.to[0]) })),
      outputs: outputs.map((output, index) => ({
        ...output,
        ...this.apart(outputLabels, index, output.from),
      })),
    }
  }

  private spec(side: 'inputs' | 'outputs', { node, port }: PortAddress) {
    const found = this.inside.get(node)
    const spec = found && findPort(found, side, port, this.catalog)
    return typeof spec === 'object' ? spec : undefined
  }

  private label(side: 'inputs' | 'outputs', end: PortAddress | undefined): string {
    return (end && this.spec(side, end)?.label) ?? end?.port ?? ''
  }

  /** Ports that would be called the same get labels that name the nodes inside. */
  private apart(labels: readonly string[], index: number, end: PortAddress | undefined) {
    const label = labels[index]
    const node = end && this.inside.get(end.node)
    const same = labels.filter((other) => other === label).length > 1
    return same && node ? { label: `${label} (${nodeTitle(node, this.catalog)})` } : {}
  }
}
