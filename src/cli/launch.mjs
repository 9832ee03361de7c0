import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Until the program has loaded and cancels in its own way.
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => process.exit(130))

// `npm ci` builds the program, except where npm is told to run no scripts.
const root = fileURLToPath(new URL('../..', import.meta.url))
const program = `${root}dist/cli/gramarye.js`
if (!existsSync(program)) {
  const vite = `${root}node_modules/vite/bin/vite.js`
  const build = spawnSync(process.execPath, [vite, 'build', '--mode', 'cli', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (build.status !== 0) process.exit(1)
}
// `npm run` moves to the package; the paths on the command line are meant from where it was called.
if (process.env.npm_lifecycle_event === 'gramarye' && process.env.INIT_CWD)
  process.chdir(process.env.INIT_CWD)
await import(pathToFileURL(program).href)
