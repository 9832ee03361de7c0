import type { Sayings } from '../../sayings'
import { saidByEngine } from './engine'
import { saidOfNetworks } from './networks'
import { saidByNodes } from './nodes'

export const zhSaid: Sayings = { ...saidByNodes, ...saidOfNetworks, ...saidByEngine }
