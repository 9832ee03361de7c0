import { type RunContext, UserError } from '../../src/core/context'
import type { Pixels } from '../../src/core/preview'
import { Pictures } from '../resources'
import { checkPicture } from './check-picture'

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
  const { name, bytes } = await context.asset(sha256)
  const { mime } = checkPicture(name, bytes)
  try {
    return await context.use(Pictures).decode(bytes, { mime, maxSide, signal: context.signal })
  } catch (cause) {
    context.signal.throwIfAborted()
    throw new UserError(
      `${name} is damaged: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Open it in another program and save it again, or choose another picture.',
      { cause },
    )
  }
}
