import { EXIT, type ExitCode } from './exit'
import { systemCode, whyNotWritten } from './system-error'

/** Where the reader is gone, who wants no more of it: a program that has ended, a terminal that was closed. */
const readerGone: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'EIO'])

/** Why a run is canceled that nobody canceled. */
export class OutputLostError extends Error {
  override readonly name = 'OutputLostError'
}

/** What became of the standard output. */
export class StandardOutput {
  #fault: Error | undefined

  /** @param stop is called when nothing can be written there any more. */
  constructor(stop: () => void) {
    process.stdout.on('error', (error) => {
      this.#fault ??= error
      stop()
    })
    // What is wrong there could be said nowhere else.
    process.stderr.on('error', () => undefined)
  }

  /**
   * Waits until everything is written.
   *
   * @returns the exit code in view of it: who reads our output may stop early, as `head` does, which cancels.
   */
  async finish(code: ExitCode): Promise<ExitCode> {
    await Promise.all([flushed(process.stdout), flushed(process.stderr)])
    const fault = this.#fault
    if (!fault) return code
    if (readerGone.has(systemCode(fault) ?? '')) return EXIT.canceled
    process.stderr.write(`gramarye: the standard output could not be written: ${whyNotWritten(fault)}\n`)
    await flushed(process.stderr)
    return EXIT.failed
  }
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    // The error of a write is told after it.
    stream.write('', () => setImmediate(done))
  })
}
