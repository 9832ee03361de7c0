import { Worker } from 'node:worker_threads'
import type { FromWorker, Work } from './worker'

/** Most memory that a case may take: of JavaScript's own, and of the whole process. In MB. */
const MOST_HEAP = 1500
const MOST_RESIDENT = 4000
/** How much longer than its share of the processor a case may wait, on a machine that does much else. */
const PATIENCE = 20

export interface Find {
  readonly index: number
  readonly what: string
}

export interface Outcome {
  readonly next: number
  readonly accepted: number
  readonly finds: readonly Find[]
}

/**
 * Has a worker do its work, and ends it when one case takes too long or too much memory, which is a find as well.
 *
 * @param program this program, which in a worker does what it is given. @param seconds longest for one case, of the
 * processor's time.
 */
export function watch(program: URL, work: Work, seconds: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP },
    })
    const finds: Find[] = []
    let index = work.start
    /** When the case at hand began, and the processor's time until then. Loading the program takes its time too. */
    let [began, used] = [performance.now(), process.cpuUsage()]
    const stop = (what?: string, next = index + 1, accepted = 0) => {
      clearInterval(timer)
      if (what !== undefined) finds.push({ index, what })
      void worker.terminate().then(() => resolve({ next, accepted, finds }))
    }
    const timer = setInterval(() => {
      const resident = process.memoryUsage.rss() / 1e6
      if (resident > MOST_RESIDENT) stop(`took more than ${MOST_RESIDENT} MB of memory`)
      else {
        const { user, system } = process.cpuUsage(used)
        const waited = (performance.now() - began) / 1000
        if ((user + system) / 1e6 > seconds || waited > PATIENCE * seconds)
          stop(`took longer than ${seconds} s`)
      }
    }, 250)
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'done') stop(undefined, message.next, message.accepted)
      else if (message.kind === 'found') finds.push(message)
      else {
        index = message.index
        began = performance.now()
        used = process.cpuUsage()
      }
    })
    worker.on('error', (error) => stop(`ended the program: ${error.stack ?? error.message}`))
  })
}
