/** A file as the user gave it, read in parts: it may be far larger than what is needed of it. */
export interface GivenFile {
  /** Without a folder. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** The bytes from `start` to before `end`, in a buffer of their own. Only asked for what is inside the file. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>
}

/** A file that is in memory already. */
export function givenBytes(name: string, bytes: Uint8Array): GivenFile {
  return { name, size: bytes.length, read: async (start, end) => bytes.slice(start, end) }
}
