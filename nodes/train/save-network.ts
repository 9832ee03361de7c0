import { saveNode } from './saving'

export const trainSaveNetwork = saveNode('network')
