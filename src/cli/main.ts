import { version } from '../../package.json'
import { parseCommand } from './args'
import { cancelOnSignals } from './cancel'
import { check } from './check'
import { EXIT, type ExitCode, UsageError } from './exit'
import { HELP } from './help'
import { leave } from './leave'
import { listNodes } from './nodes'
import { printable } from './printable'
import { silenceTfjs } from './quiet'
import { run } from './run'
import { OutputLostError, StandardOutput } from './streams'

const cancel = cancelOnSignals()
const output = new StandardOutput(() => cancel.abort(new OutputLostError()))
process.on('uncaughtException', (error) => void end(unexpected(error)))
silenceTfjs()

await end(await main(process.argv.slice(2)))

async function main(argv: readonly string[]): Promise<ExitCode> {
  const { signal } = cancel
  try {
    const command = parseCommand(argv)
    switch (command.name) {
      case 'run':
        return await run(command.options, signal)
      case 'check':
        return await check(command.graph, command.json, signal)
      case 'nodes':
        return listNodes(command.json)
      case 'help':
        process.stdout.write(HELP)
        return EXIT.done
      case 'version':
        process.stdout.write(`${version}\n`)
        return EXIT.done
    }
  } catch (error) {
    if (signal.aborted) return EXIT.canceled
    if (!(error instanceof UsageError)) return unexpected(error)
    process.stderr.write(`gramarye: ${printable(error.message)}\nSee gramarye --help.\n`)
    return EXIT.usage
  }
}

/** A fault of the program itself. */
function unexpected(error: unknown): ExitCode {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`gramarye: this should not have happened, please report it: ${printable(message)}\n`)
  if (process.env.GRAMARYE_TRACE && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return EXIT.failed
}

/** Does not wait for whatever may still be going on. */
async function end(code: ExitCode): Promise<void> {
  leave(await output.finish(code))
}
