#!/usr/bin/env node
import type { EXIT } from './exit'

// Nothing is imported before the program, lest that fail outside of the `try`.
const failed: (typeof EXIT)['failed'] = 4
const canceled: (typeof EXIT)['canceled'] = 130

// Until the program has loaded and cancels in its own way.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => process.exit(canceled))

try {
  await import('./main')
} catch (error) {
  const [why = ''] = String(error).split('\n')
  const remedy = /\b(?:EMFILE|ENFILE|ENOMEM)\b/.test(why)
    ? 'allow it more open files and memory'
    : 'install it again'
  process.stderr.write(`gramarye: the program could not be loaded, ${remedy}: ${why}.\n`)
  process.exit(failed)
}
