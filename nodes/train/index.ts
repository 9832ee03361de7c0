import type { AnyNode } from '../../src/core/node'
import { trainAutoencoderNode } from './autoencoder'
import { trainDiscriminator } from './discriminator'
import { trainGanNode } from './gan'
import { trainGanLoss } from './gan-loss'
import { trainGanStep } from './gan-step'
import { trainGenerator } from './generator'
import { trainLoadDiscriminator } from './load-discriminator'
import { trainLoadGenerator } from './load-generator'
import { trainLoadNetwork } from './load-network'
import { trainSaveDiscriminator } from './save-discriminator'
import { trainSaveGenerator } from './save-generator'
import { trainSaveNetwork } from './save-network'

export const trainNodes: readonly AnyNode[] = [
  trainGenerator,
  trainDiscriminator,
  trainGanLoss,
  trainGanNode,
  trainGanStep,
  trainAutoencoderNode,
  trainSaveGenerator,
  trainLoadGenerator,
  trainSaveDiscriminator,
  trainLoadDiscriminator,
  trainSaveNetwork,
  trainLoadNetwork,
]
