import { castDraft } from 'immer'
import { addParts } from '../store/edit-parts'
import type { Edit } from '../store/edits'
import type { NextScale } from './paint-larger'

/** Adds the next scale as one step. */
export function enlarge({ placed, app }: NextScale): Edit {
  const add = addParts(placed, 'larger')
  return {
    ...add,
    change: (body, root) => {
      add.change(body, root)
      if (app) root.app = castDraft(app)
    },
  }
}
