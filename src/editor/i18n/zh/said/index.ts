import type { Sayings } from '../../sayings'
import { saidOfCompression } from './compression'
import { saidByEngine } from './engine'
import { saidOfNetworkFiles } from './network-files'
import { saidOfNetworks } from './networks'
import { saidByNodes } from './nodes'

export const zhSaid: Sayings = {
  ...saidByNodes,
  ...saidOfNetworkFiles,
  ...saidOfNetworks,
  ...saidByEngine,
  ...saidOfCompression,
}
