import { basename, dirname } from 'node:path'
import type { FileSystem, OpenFile } from '../journal/file-system.ts'

interface Content {
  now: string
  /** What would survive a power cut. */
  synced: string
}

/** Files in memory, as they are and as they would be after a power cut. Their text is ASCII. */
export interface Disk {
  names: Map<string, Content>
  syncedNames: Map<string, Content>
}

export function emptyDisk(): Disk {
  return { names: new Map(), syncedNames: new Map() }
}

/** What happens to a file system, by name and path, before and after it happens. An append that `before` stops is written by half. */
export interface Effects {
  before?(effect: string, path: string): void
  after?(effect: string, path: string): void
}

export function lossyFiles(disk: Disk, { before, after }: Effects = {}): FileSystem {
  const carryOut = async <Result>(effect: string, path: string, run: () => Result): Promise<Result> => {
    before?.(effect, path)
    const result = run()
    after?.(effect, path)
    return result
  }
  const contentOf = (path: string) => {
    const content = disk.names.get(path)
    if (content === undefined) throw errorOf('ENOENT')
    return content
  }
  const refuseTaken = (path: string) => {
    if (disk.names.has(path)) throw errorOf('EEXIST')
  }
  const openFile = (path: string, content: Content): OpenFile => ({
    async append(text) {
      const start = content.now
      try {
        before?.('append', path)
      } catch (error) {
        content.now = start + text.slice(0, text.length / 2)
        throw error
      }
      content.now = start + text
      after?.('append', path)
    },
    sync: () =>
      carryOut('sync', path, () => {
        content.synced = content.now
      }),
    truncate: (bytes) =>
      carryOut('truncate', path, () => {
        content.now = content.now.slice(0, bytes)
      }),
    size: async () => content.now.length,
    close: () => carryOut('close', path, () => {}),
  })
  return {
    realPath: async (path) => path,
    read: (path) => carryOut('read', path, () => Buffer.from(contentOf(path).now)),
    create: (path) =>
      carryOut('create', path, () => {
        refuseTaken(path)
        const content = { now: '', synced: '' }
        disk.names.set(path, content)
        return openFile(path, content)
      }),
    openToAppend: (path) => carryOut('open', path, () => openFile(path, contentOf(path))),
    link: (existing, path) =>
      carryOut('link', path, () => {
        refuseTaken(path)
        disk.names.set(path, contentOf(existing))
      }),
    rename: (from, to) =>
      carryOut('rename', to, () => {
        disk.names.set(to, contentOf(from))
        disk.names.delete(from)
      }),
    list: async (folder) =>
      [...disk.names.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
    remove: (path) =>
      carryOut('remove', path, () => {
        contentOf(path)
        disk.names.delete(path)
      }),
    syncFolder: (folder) =>
      carryOut('sync folder', folder, () => {
        for (const path of disk.syncedNames.keys()) if (dirname(path) === folder) disk.syncedNames.delete(path)
        for (const [path, content] of disk.names) if (dirname(path) === folder) disk.syncedNames.set(path, content)
      }),
  }
}

/** How much of what was not synced reached the disk all the same. */
export const losses = ['nothing lost', 'names lost', 'contents lost', 'contents lost by half', 'all lost'] as const

/** The disk after a power cut. */
export function afterPowerCut({ names, syncedNames }: Disk, loss: (typeof losses)[number]): Disk {
  const survivors = loss === 'names lost' || loss === 'all lost' ? syncedNames : names
  const remains = new Map(
    [...new Set(survivors.values())].map((content) => {
      const now = remainOf(content, loss)
      return [content, { now, synced: now }]
    }),
  )
  const left = [...survivors].map(([path, content]) => [path, remains.get(content) as Content] as const)
  return { names: new Map(left), syncedNames: new Map(left) }
}

function remainOf({ now, synced }: Content, loss: (typeof losses)[number]): string {
  if (loss === 'contents lost' || loss === 'all lost') return synced
  return loss === 'contents lost by half' ? now.slice(0, (synced.length + now.length) / 2) : now
}

function errorOf(code: string): Error {
  return Object.assign(new Error(code), { code })
}

export class PowerCut extends Error {}

/** Effects that stop for good before or after the one of this number, from 1. */
export function stopAt(stop: number, when: 'before' | 'after'): Required<Effects> {
  let effects = 0
  let isDown = false
  const cut = (isNow: boolean) => {
    isDown ||= isNow
    if (isDown) throw new PowerCut()
  }
  return {
    before: () => cut(++effects === stop && when === 'before'),
    after: () => cut(effects === stop && when === 'after'),
  }
}
