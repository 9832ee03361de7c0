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
