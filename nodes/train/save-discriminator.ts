import { saveNode } from './saving'

export const trainSaveDiscriminator = saveNode('discriminator')
