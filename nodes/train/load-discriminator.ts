import { loadNode } from './loading'

export const trainLoadDiscriminator = loadNode('discriminator')
