import type { PortType } from '../../src/core/port'
import type { TrainableNetwork } from '../../src/tensor'
import { Discriminator, Generator, Network, type TrainableSize } from '../ports'

/** What a network is for: each has a node that saves it and one that loads it. */
export type NetworkRole = TrainableNetwork['description']['role']

interface RoleWords {
  readonly port: PortType<TrainableNetwork, TrainableSize>
  /** Behind *Save* and *Load*. */
  readonly title: string
}

export const roles: Readonly<Record<NetworkRole, RoleWords>> = {
  generator: { port: Generator, title: 'generator' },
  discriminator: { port: Discriminator, title: 'discriminator' },
  network: { port: Network, title: 'network' },
}

/** Of a file that is loaded: what is read at once, and what a graph can carry. */
export const mostFileBytes = 64 * 2 ** 20
