import type { AnyNode, PortSpecs, Sink } from './node'
import type { ParamSpec } from './param'
import type { PortShape, PortSpec } from './port'
import type { Preview } from './preview'

/**
 * What is known of nodes and port types without their code: plain data that crosses to the page, drives
 * menu, inspector, wiring and validation there, and is what `gramarye nodes --json` prints.
 */
export interface Catalog {
  readonly ports: Readonly<Record<string, CatalogPortType>>
  readonly nodes: Readonly<Record<string, CatalogNode>>
}

export interface CatalogPortType {
  readonly id: string
  readonly label: string
  readonly color: string
  readonly shape: PortShape
  readonly doc: string
  readonly previewKind: Preview['kind']
}

export interface CatalogPort {
  /** Id of the port type. */
  readonly type: string
  readonly label: string
  readonly doc: string
  readonly optional: boolean
  readonly many: boolean
  /** The node shows no preview of it. */
  readonly aside?: true
}

type Part = 'inputs' | 'outputs' | 'params'

/** A port or param of a kind of node that is no group. */
export interface Origin {
  readonly type: string
  readonly key: string
}

export interface CatalogNode {
  readonly type: string
  readonly version: number
  readonly title: string
  readonly category: string
  readonly doc: string
  readonly inputs: Readonly<Record<string, CatalogPort>>
  readonly params: Readonly<Record<string, ParamSpec>>
  readonly outputs: Readonly<Record<string, CatalogPort>>
  readonly sink?: Sink
  /** Of a group: whose ports and params those are that have no name of their own. */
  readonly origins?: Readonly<Record<Part, Readonly<Record<string, Origin>>>>
  /** Takes seconds to minutes: never run without being asked. */
  readonly heavy?: true
}

/** The nodes a session can run, by type. Injected: neither engine nor editor imports a node. */
export type Registry = ReadonlyMap<string, AnyNode>

/** @throws Error when two definitions share a type, which is a fault of the program. */
export function createRegistry(nodes: readonly AnyNode[]): Registry {
  const registry = new Map<string, AnyNode>()
  for (const node of nodes) {
    if (registry.has(node.type)) throw new Error(`Two node definitions share the type ${node.type}.`)
    registry.set(node.type, node)
  }
  return registry
}

export function describeRegistry(registry: Registry): Catalog {
  const ports: Record<string, CatalogPortType> = {}
  const nodes: Record<string, CatalogNode> = {}
  for (const node of registry.values()) {
    for (const spec of [...Object.values(node.inputs), ...Object.values(node.outputs)]) {
      const { id, label, color, shape, doc, previewKind } = spec.type
      ports[id] = { id, label, color, shape, doc, previewKind }
    }
    const { type, version, title, category, doc, params, sink, heavy } = node
    nodes[type] = {
      type,
      version,
      title,
      category,
      doc,
      inputs: describePorts(node.inputs),
      params,
      outputs: describePorts(node.outputs),
      ...(sink && { sink }),
      ...(heavy && { heavy }),
    }
  }
  return { ports, nodes }
}

function describePorts(specs: PortSpecs): Record<string, CatalogPort> {
  return Object.fromEntries(Object.entries(specs).map(([key, spec]) => [key, describePort(key, spec)]))
}

function describePort(key: string, { type, options }: PortSpec): CatalogPort {
  return {
    type: type.id,
    label: options.label ?? key,
    doc: options.doc ?? type.doc,
    optional: options.optional ?? false,
    many: options.many ?? false,
    ...(options.aside && { aside: true }),
  }
}
