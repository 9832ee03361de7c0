/** Weights that were downloaded, and files that the user gave. */
export const cacheNames = { weights: 'gramarye-weights', files: 'gramarye-files' } as const

/** Absent where the page is not served securely, or the browser forbids storage. */
export async function openCache(name: string): Promise<Cache | undefined> {
  try {
    return await caches.open(name)
  } catch {
    return undefined
  }
}

/** Where a file of weights is kept: by content, so that a changed file never meets an old copy. */
export function keptAt({ sha256 }: { readonly sha256: string }): string {
  return `/${cacheNames.weights}/${sha256}`
}
