#!/usr/bin/env node
import type { EXIT } from './exit'

/** Nothing is imported before the program, lest that fail outside of the `try`. */
const failed: (typeof EXIT)['failed'] = 4

try {
  await import('./main')
} catch (error) {
  const [why = ''] = String(error).split('\n')
  process.stderr.write(`gramarye: the program could not be loaded, install it again: ${why}.\n`)
  process.exit(failed)
}
