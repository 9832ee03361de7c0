import { printable } from './printable'
import type { TextOutput } from './text-reporter'

const CLEAR = '\r\u001B[2K'

/** The two outputs of the process, with one rewritten line when the standard output is a terminal. */
export function terminal(out: NodeJS.WriteStream, err: NodeJS.WriteStream): TextOutput {
  let shown = false
  const clear = () => {
    if (shown) out.write(CLEAR)
    shown = false
  }
  return {
    line(text) {
      clear()
      out.write(`${printable(text)}\n`)
    },
    complain(text) {
      clear()
      err.write(`${printable(text)}\n`)
    },
    ...(out.isTTY && {
      transient: (text: string) => {
        out.write(`${CLEAR}${printable(text)}`)
        shown = true
      },
    }),
    get columns() {
      // Some terminals say 0.
      return out.columns || 80
    },
  }
}
