/** What tells whether a file was changed by somebody else. */
export interface FileState {
  /** In ms since 1970. */
  readonly modified: number
  readonly size: number
}

export interface ChosenFile {
  readonly file: File
  readonly handle: FileSystemFileHandle
}

/** Files on disk, where the browser gives access to them; elsewhere graphs are downloaded, and files chosen as ever. */
export interface FileAccess {
  /** @returns undefined when the user chose none. */
  chooseToOpen?(): Promise<ChosenFile | undefined>
  chooseToSave?(name: string): Promise<FileSystemFileHandle | undefined>
  /** Asks for the permission to write, where it has lapsed. @returns undefined when the file is gone. @throws DOMException */
  look(handle: FileSystemFileHandle): Promise<FileState | undefined>
  /** @throws DOMException when it may not, or cannot; the file is then as it was. */
  write(handle: FileSystemFileHandle, content: Blob): Promise<FileState>
}
