/** Offers `blob` as a download. */
export function download(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has taken its own hold of the blob by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Lets the user choose a file; undefined when none is chosen. */
export async function pickFile(accept: string): Promise<File | undefined> {
  const [file] = await pickFiles(accept, false)
  return file
}

/** Lets the user choose one file, or several; empty when none is chosen. */
export function pickFiles(accept: string, multiple: boolean): Promise<readonly File[]> {
  return pick((input) => {
    input.accept = accept
    input.multiple = multiple
  })
}

function pick(prepare: (input: HTMLInputElement) => void): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    prepare(input)
    input.onchange = () => resolve([...(input.files ?? [])])
    input.oncancel = () => resolve([])
    input.click()
  })
}

/** Lets the user choose a folder: all that is in it, however deep; empty when none is chosen. */
export function pickFolder(): Promise<readonly File[]> {
  return pick((input) => {
    input.webkitdirectory = true
  })
}

/** `title` as a file name that every system takes. */
export function fileName(title: string, extension: string): string {
  const safe = title
    .replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
  return `${safe || 'graph'}.${extension}`
}
