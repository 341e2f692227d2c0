import { constants } from 'node:fs'
import { type FileHandle, link, open, readdir, readFile, realpath, rename, unlink } from 'node:fs/promises'

/** A file that is written at its end. */
export interface OpenFile {
  append(text: string): Promise<void>
  /** Fulfils when what was written would survive a power cut. */
  sync(): Promise<void>
  truncate(bytes: number): Promise<void>
  /** How many bytes the file has, whoever wrote them. */
  size(): Promise<number>
  close(): Promise<void>
}

/** What journal, lock and failed file need of a file system. Each effect is a function, so that a test can stop at each. */
export interface FileSystem {
  /** The one name of a file that may have several; rejects with ENOENT when there is none. */
  realPath(path: string): Promise<string>
  read(path: string): Promise<Uint8Array>
  /** Creates a file that only its owner can read; rejects with EEXIST when there is one. */
  create(path: string): Promise<OpenFile>
  openToAppend(path: string): Promise<OpenFile>
  /** Gives a file a second name; rejects with EEXIST when that is taken. */
  link(existing: string, path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** The names in a folder. */
  list(folder: string): Promise<string[]>
  /** Fulfils when the names in the folder would survive a power cut, where the platform has that. */
  syncFolder(path: string): Promise<void>
}

export const nodeFiles: FileSystem = {
  realPath: (path) => realpath(path),
  read: (path) => readFile(path),
  create: async (path) => openFile(await open(path, 'wx', 0o600)),
  openToAppend: async (path) => openFile(await open(path, constants.O_WRONLY | constants.O_APPEND)),
  link,
  rename,
  remove: unlink,
  list: (folder) => readdir(folder),
  async syncFolder(path) {
    if (process.platform === 'win32') return // which opens no folder
    const folder = await open(path)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}

function openFile(file: FileHandle): OpenFile {
  return {
    append: (text) => file.appendFile(text),
    sync: () => file.datasync(),
    truncate: (bytes) => file.truncate(bytes),
    size: async () => (await file.stat()).size,
    close: () => file.close(),
  }
}
