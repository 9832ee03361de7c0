import { UserError } from '../../src/core/context'
import { port } from '../../src/core/port'
import { EmptyMaskError, type Guide, guideFrom, type Tensor3D } from '../../src/tensor'
import { Mask } from '../ports'

/** The optional input of losses that may count on a part of the painted picture only. */
export const paintedMask = port(Mask, {
  label: 'mask',
  doc: 'Where on the painted picture the loss counts; everywhere when nothing is wired. It is resized to every layer.',
  optional: true,
})

/** @throws UserError for a mask that lets nothing through. */
export async function guideOf(mask: Tensor3D | undefined, input: string): Promise<Guide | undefined> {
  if (!mask) return undefined
  try {
    return await guideFrom(mask)
  } catch (cause) {
    if (!(cause instanceof EmptyMaskError)) throw cause
    const remedy = 'Give a mask that is above 0 somewhere, or take its wire away.'
    throw new UserError(cause.message, remedy, { cause, port: input })
  }
}
