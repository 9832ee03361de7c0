import type { CatalogNode, CatalogPort } from '../../core/catalog'
import type { GraphEdge } from '../../core/document'

/** A port to draw; `spec` is absent where only a wire says that there is one. */
export interface ShownPort {
  readonly key: string
  readonly spec?: CatalogPort
}

/** The ports of a definition, and those that wires end at although the definition has none of the name. */
export function shownPorts(
  definition: CatalogNode | undefined,
  into: readonly GraphEdge[],
  outOf: readonly GraphEdge[],
): { readonly inputs: readonly ShownPort[]; readonly outputs: readonly ShownPort[] } {
  return {
    inputs: withStrays(
      definition?.inputs ?? {},
      into.map((edge) => edge.to.port),
    ),
    outputs: withStrays(
      definition?.outputs ?? {},
      outOf.map((edge) => edge.from.port),
    ),
  }
}

function withStrays(
  specs: Readonly<Record<string, CatalogPort>>,
  wired: readonly string[],
): readonly ShownPort[] {
  const known = Object.entries(specs).map(([key, spec]) => ({ key, spec }))
  const strays = [...new Set(wired)].filter((key) => !Object.hasOwn(specs, key))
  return [...known, ...strays.map((key) => ({ key }))]
}
