import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * The program that the environment names, else the first of `names` on the PATH.
 *
 * @param {string} variable
 * @param {readonly string[]} names
 * @returns {string | undefined}
 * @throws {Error} when the variable names something that cannot be run.
 */
export function findProgram(variable, names) {
  const named = process.env[variable]
  if (named) {
    if (!executable(named)) throw new Error(`${variable} is ${named}, which is not a program.`)
    return named
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(executable)
    if (found) return found
  }
  return undefined
}

/**
 * Installs one of Debian's packages.
 *
 * @param {string} name
 * @returns {boolean} whether that worked.
 */
export function installPackage(name) {
  if (process.platform !== 'linux') return false
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  return [
    [...sudo, 'apt-get', 'update'],
    [...sudo, 'apt-get', 'install', '-y', name],
  ].every(succeeds)
}

/** @param {string[]} command */
export function succeeds([program = '', ...args]) {
  try {
    console.log(`> ${[program, ...args].join(' ')}`)
    execFileSync(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    return true
  } catch {
    return false
  }
}

/** @param {string} path */
function executable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
