import { type RunContext, UserError } from '../../src/core/context'
import type { Pixels } from '../../src/core/preview'
import { Pictures } from '../resources'
import { readPicture } from './read-picture'

/**
 * The pixels of a picture file that the document carries or refers to, reduced so that no side exceeds `maxSide` px.
 *
 * @throws UserError naming the file when it is no picture, too large or damaged.
 */
export async function decodePicture(
  sha256: string,
  maxSide: number,
  context: Pick<RunContext, 'asset' | 'use' | 'signal'>,
): Promise<Pixels> {
  const { signal } = context
  const { name, bytes } = await context.asset(sha256)
  try {
    return await readPicture(name, bytes, { maxSide, signal }, context.use(Pictures))
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof UserError) throw cause
    throw new UserError(
      `${name} is damaged: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Open it in another program and save it again, or choose another picture.',
      { cause },
    )
  }
}
