import type { VersionEntry } from './types'

/** Work of this long becomes one version. In ms. */
const coalesced = 5 * 60_000

/** Whether an automatic version is due. @param lastAt when the last one of any kind was made. */
export function versionDue(lastAt: number, now: number): boolean {
  return now - lastAt >= coalesced || now < lastAt
}

export interface VersionLimits {
  readonly count: number
  /** Of texts; the files of all versions are kept once. */
  readonly bytes: number
}

const usualVersions: VersionLimits = { count: 100, bytes: 64e6 }

type Thinned = Pick<VersionEntry, 'number' | 'at' | 'why'> & { readonly textBytes: number }

/** How much more a version that the user asked for is worth than one that came by itself. */
const worth = { opened: 4, auto: 1, saved: 8, left: 2, replaced: 4, restored: 2 } as const

/**
 * Which versions are to go so that the limits hold. The newest stays, and the others the denser the younger they are:
 * each time the one goes whose absence makes the smallest hole for its age.
 *
 * @param versions the oldest first.
 * @returns their numbers.
 */
export function thinVersions(
  versions: readonly Thinned[],
  now: number,
  limits: VersionLimits = usualVersions,
): readonly number[] {
  const kept = [...versions]
  const gone: number[] = []
  let bytes = kept.reduce((sum, { textBytes }) => sum + textBytes, 0)
  while (kept.length > 1 && (kept.length > limits.count || bytes > limits.bytes)) {
    const index = leastMissed(kept, now)
    const [dropped] = kept.splice(index, 1)
    if (!dropped) break
    bytes -= dropped.textBytes
    gone.push(dropped.number)
  }
  return gone
}

function leastMissed(versions: readonly Thinned[], now: number): number {
  let least = 0
  let smallest = Number.POSITIVE_INFINITY
  for (const [index, version] of versions.slice(0, -1).entries()) {
    const before = versions[index - 1]?.at ?? version.at - coalesced
    const after = versions[index + 1]?.at ?? now
    const hole = Math.max(1, after - before)
    const age = Math.max(1, now - version.at)
    const missed = (hole / age) * worth[version.why]
    if (missed < smallest) [least, smallest] = [index, missed]
  }
  return least
}
