import type { AnyNode } from '../../src/core/node'
import { trainDiscriminator } from './discriminator'
import { trainGanNode } from './gan'
import { trainGanLoss } from './gan-loss'
import { trainGenerator } from './generator'
import { trainLoadDiscriminator, trainLoadGenerator, trainLoadNetwork } from './load-network'
import { trainSaveDiscriminator, trainSaveGenerator, trainSaveNetwork } from './save-network'

export const trainNodes: readonly AnyNode[] = [
  trainGenerator,
  trainDiscriminator,
  trainGanLoss,
  trainGanNode,
  trainSaveGenerator,
  trainLoadGenerator,
  trainSaveDiscriminator,
  trainLoadDiscriminator,
  trainSaveNetwork,
  trainLoadNetwork,
]
