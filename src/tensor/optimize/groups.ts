import type { LossTerm } from '../losses/term'
import type { FrozenNetwork } from '../networks/frozen-network'
import type { Pooling } from '../networks/pooling'
import type { PlacedTerm } from './score'

/** The terms that share one run of one network, by layer. */
export interface NetworkGroup {
  readonly network: FrozenNetwork
  readonly pooling: Pooling
  readonly layers: ReadonlyMap<string, readonly PlacedTerm[]>
}

/** Sorts terms by what they need: one group per network and pooling, and those that score the image itself. */
export function groupTerms(terms: readonly LossTerm[]): {
  readonly groups: readonly NetworkGroup[]
  readonly imageTerms: readonly PlacedTerm[]
} {
  const groups: { network: FrozenNetwork; pooling: Pooling; layers: Map<string, PlacedTerm[]> }[] = []
  const imageTerms: PlacedTerm[] = []
  terms.forEach((term, index) => {
    if (!term.needs) {
      imageTerms.push({ term, index })
      return
    }
    const { network, pooling, layer } = term.needs
    let group = groups.find((g) => g.network === network && g.pooling === pooling)
    if (!group) {
      group = { network, pooling, layers: new Map() }
      groups.push(group)
    }
    group.layers.set(layer, [...(group.layers.get(layer) ?? []), { term, index }])
  })
  return { groups, imageTerms }
}
