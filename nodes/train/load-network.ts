import { loadNode } from './loading'

export const trainLoadNetwork = loadNode('network')
