import { build } from 'vite'

/** Builds the program before the tests that run it. */
export default async function setup(): Promise<void> {
  await build({ mode: 'cli', logLevel: 'warn' })
}
