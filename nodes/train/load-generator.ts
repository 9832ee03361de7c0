import { loadNode } from './loading'

export const trainLoadGenerator = loadNode('generator')
