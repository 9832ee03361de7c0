import type { AnyNode } from '../../src/core/node'
import { trainDiscriminator } from './discriminator'
import { trainGanNode } from './gan'
import { trainGanLoss } from './gan-loss'
import { trainGanStep } from './gan-step'
import { trainGenerator } from './generator'

export const trainNodes: readonly AnyNode[] = [
  trainGenerator,
  trainDiscriminator,
  trainGanLoss,
  trainGanNode,
  trainGanStep,
]
