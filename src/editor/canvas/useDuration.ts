import { useStore } from 'zustand'
import { motionStore, reducesMotion } from '../lib/motion'

/** How long a movement takes, in ms: none where less motion is wanted. */
export function useDuration(ms: number): number {
  return useStore(motionStore, reducesMotion) ? 0 : ms
}
