import { saveNode } from './saving'

export const trainSaveGenerator = saveNode('generator')
