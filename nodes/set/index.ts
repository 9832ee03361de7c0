import type { AnyNode } from '../../src/core/node'
import { setLoad } from './load'
import { setPatches } from './patches'
import { setPick } from './pick'
import { setSheet } from './sheet'

export const setNodes: readonly AnyNode[] = [setLoad, setPatches, setPick, setSheet]
