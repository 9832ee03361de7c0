#!/usr/bin/env node
import { version } from '../../package.json'
import { parseCommand } from './args'
import { cancelOnSignals } from './cancel'
import { check } from './check'
import { EXIT, type ExitCode, systemCode, UsageError } from './exit'
import { HELP } from './help'
import { listNodes } from './nodes'
import { printable } from './printable'
import { silenceTfjs } from './quiet'
import { run } from './run'

// Who reads our output may stop early, as `head` does: that cancels, and cleans up as any cancel.
process.stdout.on('error', (error) => {
  if (systemCode(error) === 'EPIPE') process.kill(process.pid, 'SIGTERM')
  else throw error
})
silenceTfjs()
const signal = cancelOnSignals()

// The process ends by itself, so that what was written to a pipe arrives.
process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<ExitCode> {
  try {
    const command = parseCommand(argv)
    switch (command.name) {
      case 'run':
        return await run(command.options, signal)
      case 'check':
        return await check(command.graph, command.json)
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
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`gramarye: ${printable(error.message)}\nSee gramarye --help.\n`)
    return EXIT.usage
  }
}
