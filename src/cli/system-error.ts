/** The code of a system error, such as ENOENT; undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const NOT_READ: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it.',
  EPERM: 'you may not read it.',
  EISDIR: 'it is a folder.',
  ENOTDIR: 'a part of its path is a file, not a folder.',
  ENAMETOOLONG: 'its name is too long.',
  ELOOP: 'it is a link that leads back to itself.',
  EIO: 'the device gave an error.',
  ENXIO: 'nothing can be read there.',
  EBADF: 'it is not open for reading.',
}

const NOT_WRITTEN: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there.',
  EPERM: 'you may not write there.',
  EROFS: 'it is on a read-only file system.',
  ENOSPC: 'there is no space left on the device.',
  EDQUOT: 'your disk quota is used up.',
  EFBIG: 'it is larger than a file may be there.',
  ENOTDIR: 'a part of the path is a file, not a folder.',
  EISDIR: 'a folder of this name is in the way.',
  ENOTEMPTY: 'a folder of this name is in the way.',
  ENOENT: 'there is no such place.',
  ENAMETOOLONG: 'its name is too long.',
  ELOOP: 'a part of the path is a link that leads back to itself.',
  EIO: 'the device gave an error.',
  EBADF: 'it is not open for writing.',
}

/** Why something could not be read, as the end of a sentence. */
export function whyNotRead(error: unknown): string {
  return explain(error, NOT_READ)
}

/** Why something could not be written, as the end of a sentence. */
export function whyNotWritten(error: unknown): string {
  return explain(error, NOT_WRITTEN)
}

function explain(error: unknown, words: Readonly<Record<string, string>>): string {
  const code = systemCode(error)
  return (code && words[code]) ?? (error instanceof Error ? error.message : String(error))
}
