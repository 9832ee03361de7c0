/** What the program does without where the browser keeps it back. */
export type MissingPart = 'threads' | 'gpu' | 'networks' | 'lasting' | 'tabs' | 'clipboard' | 'files'

/** Some parts of the page's global scope, of which any may be absent. */
interface Scope {
  readonly isSecureContext?: boolean
  readonly caches?: unknown
  readonly navigator?: Partial<Record<'storage' | 'locks' | 'clipboard', unknown>>
}

export interface Missing {
  /** Browsers keep it from pages that are not served securely; else it is the browser that lacks it. */
  readonly why: 'insecure' | 'browser'
  readonly parts: readonly MissingPart[]
}

/** What this page has to do without; null where that is nothing that one would miss. */
export function findMissing(scope: Scope = globalThis): Missing | null {
  const { storage, locks, clipboard } = scope.navigator ?? {}
  const absent: readonly (MissingPart | false)[] = [
    !hasCaches(scope) && 'networks',
    !storage && 'lasting',
    !locks && 'tabs',
    !clipboard && 'clipboard',
  ]
  const parts = absent.filter((part) => part !== false)
  // Securely served, threads and the GPU are a matter of the server and the machine, which the backend's badge says.
  if (scope.isSecureContext === false)
    return { why: 'insecure', parts: ['threads', 'gpu', ...parts, 'files'] }
  return parts.length === 0 ? null : { why: 'browser', parts }
}

/** Some browsers throw where the user forbade storage. */
function hasCaches(scope: Scope): boolean {
  try {
    return Boolean(scope.caches)
  } catch {
    return false
  }
}
