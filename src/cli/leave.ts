import { EXIT, type ExitCode } from './exit'

/** Ends the process. */
export function leave(code: ExitCode): void {
  // A thread that still waits for the other end of a pipe keeps `exit` from returning, but not a signal, after which
  // shells say 130 as well.
  if (code === EXIT.canceled && process.platform !== 'win32' && waitsForFile()) {
    process.removeAllListeners('SIGINT')
    process.kill(process.pid, 'SIGINT')
  } else process.exit(code)
}

function waitsForFile(): boolean {
  return process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'))
}
