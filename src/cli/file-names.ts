/** Longest name of a file without its ending and number, in bytes of UTF-8: some file systems take 143 in all. */
const LONGEST_STEM = 100

/** Names that Windows keeps for devices, with any ending. */
const devices = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³]) *(?:\.|$)/i

/**
 * A file name for each node, in order: its id without what file systems object to, each of them a name that is a file's
 * own on any of them.
 */
export function fileNames(sinks: readonly { readonly id: string; readonly format: string }[]): string[] {
  const taken = new Set<string>()
  const attempts = new Map<string, number>()
  return sinks.map(({ id, format }) => {
    const stem = stemOf(id)
    const key = alike(`${stem}.${format}`)
    for (let attempt = (attempts.get(key) ?? 0) + 1; ; attempt++) {
      const name = `${stem}${attempt === 1 ? '' : `-${attempt}`}.${format}`
      if (taken.has(alike(name))) continue
      taken.add(alike(name))
      attempts.set(key, attempt)
      return name
    }
  })
}

function stemOf(id: string): string {
  const safe = id
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]|\p{Default_Ignorable_Code_Point}/gu, '_')
    .replace(/^[. \p{M}-]+/u, '_')
  const stem = shortened(safe).replace(/[. ]+$/, '_') || '_'
  return devices.test(stem) ? `_${stem}` : stem
}

/** Cut between characters: half of one becomes the same replacement on the disk, whichever it was. */
function shortened(text: string): string {
  let bytes = 0
  let length = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > LONGEST_STEM) break
    length += character.length
  }
  return text.slice(0, length)
}

/** The same for names that some file system holds to be one: without regard to case, or to how accents are written. */
function alike(name: string): string {
  // In small letters first: the capital ẞ is the capital of itself.
  return name.normalize('NFKD').toLowerCase().toUpperCase().normalize('NFKD')
}
