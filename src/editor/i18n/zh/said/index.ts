import type { Sayings } from '../../sayings'
import { saidByEngine } from './engine'
import { saidOfNetworkFiles } from './network-files'
import { saidOfNetworks } from './networks'
import { saidByNodes } from './nodes'

export const zhSaid: Sayings = { ...saidByNodes, ...saidOfNetworkFiles, ...saidOfNetworks, ...saidByEngine }
