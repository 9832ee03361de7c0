import type { LossTerm } from '../losses/term'
import type { PaddingMode } from '../networks/border'
import type { FrozenNetwork } from '../networks/frozen-network'
import type { Pooling } from '../networks/pooling'
import type { PlacedTerm } from './score'

/** The terms that share one run of one network, by layer. */
export interface NetworkGroup {
  readonly network: FrozenNetwork
  readonly pooling: Pooling
  readonly padding: PaddingMode
  /** Whether its terms know places of the picture, when they are kept apart. */
  readonly inPlace: boolean
  readonly layers: ReadonlyMap<string, readonly PlacedTerm[]>
}

/**
 * Sorts terms by what they need: one group per network, pooling and padding, and those that score the image itself.
 *
 * @param apart whether terms that know places get a group of their own.
 */
export function groupTerms(
  terms: readonly LossTerm[],
  apart: boolean,
): {
  readonly groups: readonly NetworkGroup[]
  readonly imageTerms: readonly PlacedTerm[]
} {
  const groups: (NetworkGroup & { readonly layers: Map<string, PlacedTerm[]> })[] = []
  const imageTerms: PlacedTerm[] = []
  terms.forEach((term, index) => {
    if (!term.needs) {
      imageTerms.push({ term, index })
      return
    }
    const { network, pooling, padding = 'zeros', layer } = term.needs
    const inPlace = apart && term.inPlace === true
    let group = groups.find(
      (g) => g.network === network && g.pooling === pooling && g.padding === padding && g.inPlace === inPlace,
    )
    if (!group) {
      group = { network, pooling, padding, inPlace, layers: new Map() }
      groups.push(group)
    }
    group.layers.set(layer, [...(group.layers.get(layer) ?? []), { term, index }])
  })
  return { groups, imageTerms }
}
