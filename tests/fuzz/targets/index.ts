import type { AnyTarget } from '../target'
import { checkpoints } from './checkpoints'
import { documents } from './documents'
import { fragments } from './fragments'
import { links } from './links'
import { notes } from './notes'
import { pictures } from './pictures'
import { plans } from './plans'
import { pngs } from './pngs'
import { profiles } from './profiles'
import { trained } from './trained'
import { weightTargets } from './weights'

export const targets: readonly AnyTarget[] = [
  documents,
  fragments,
  links,
  pngs,
  pictures,
  profiles,
  ...weightTargets,
  trained,
  notes,
  checkpoints,
  plans,
]
