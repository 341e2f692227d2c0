import { appendFile, link, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { afterPowerCut, type Disk, emptyDisk, losses, lossyFiles, PowerCut, stopAt } from '../testing/lossy-files.ts'
import type { Initiating, JournalEvent } from './events.ts'
import { createJournal, openJournal, readJournal } from './file-journal.ts'
import { type FileSystem, nodeFiles } from './file-system.ts'
import type { Processes } from './processes.ts'

const first: Initiating = {
  event: 'initiating',
  version: 1,
  at: '2026-12-01T00:00:00.000Z',
  baseUrl: 'https://api.example',
  clientId: 'ACME',
  request: { Name: 'x' } as Initiating['request'],
  isDeletion: false,
  input: null,
  chunkBytes: 1000,
  inferred: {},
}
const later: JournalEvent[] = [
  { event: 'initiated', accessToken: '4203001977312' },
  { event: 'sending', from: 0, to: 8, records: 1, sha256: 'ab' },
  { event: 'taken', received: 1, failed: 0 },
]
const textOf = (events: readonly JournalEvent[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulk-import-journal-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('a journal in a file', () => {
  it('has one line for each event, is for its owner alone, and leaves nothing beside it', async () => {
    const path = join(folder, 'new.journal')
    const journal = await createJournal(path, first)
    for (const event of later) await journal.append(event)
    await journal.close()
    expect(await readFile(path, 'utf8')).toBe(textOf([first, ...later]))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await readdir(folder)).filter((name) => name.startsWith('new'))).toEqual(['new.journal'])
    expect(journal.events).toEqual([first, ...later])
    expect(await readJournal(path)).toEqual([first, ...later])
  })

  it('is not begun where there is a file of its name, which stays as it is', async () => {
    const path = await fileOf('taken.journal', 'something')
    await expect(createJournal(path, first)).rejects.toMatchObject({ code: 'JOURNAL_EXISTS' })
    expect(await readFile(path, 'utf8')).toBe('something')
    expect((await readdir(folder)).filter((name) => name.startsWith('taken'))).toEqual(['taken.journal'])
  })

  it('is never written into a file that somebody else has made', async () => {
    const path = await fileOf('made.tmp', 'something')
    await expect(nodeFiles.create(path)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readFile(path, 'utf8')).toBe('something')
  })

  it('is locked, then read, and left as it is until an event is added', async () => {
    const disk = emptyDisk()
    await (await createJournal('/run/a.journal', first, lossyFiles(disk))).close()
    const effects: string[] = []
    const before = (effect: string, path: string) => effects.push(`${effect} ${path}`)
    const journal = await openJournal('/run/a.journal', lossyFiles(disk, { before }))
    await journal.close()
    expect(effects.filter((effect) => !effect.includes('.tmp'))).toEqual([
      'link /run/a.journal.lock',
      'sync folder /run',
      'read /run/a.journal',
      'read /run/a.journal.lock',
      'remove /run/a.journal.lock',
    ])
    expect([...disk.names.keys()]).toEqual(['/run/a.journal'])
  })

  it('is not opened twice, whatever name leads to it, until it is closed', async () => {
    const path = join(folder, 'one.journal')
    const other = join(folder, 'other.journal')
    const journal = await createJournal(path, first)
    await symlink('one.journal', other)
    for (const name of [path, other]) await expect(openJournal(name)).rejects.toMatchObject({ code: 'LOCKED' })
    await journal.close()
    const again = await openJournal(other)
    await expect(openJournal(path)).rejects.toMatchObject({ code: 'LOCKED' })
    expect(await readJournal(path)).toEqual([first])
    await again.close()
  })

  it('is let go when it cannot be read', async () => {
    const path = await fileOf('none.journal', 'something')
    for (let time = 0; time < 2; time++)
      await expect(openJournal(path)).rejects.toMatchObject({ code: 'JOURNAL_UNREADABLE' })
    await expect(createJournal(path, first)).rejects.toMatchObject({ code: 'JOURNAL_EXISTS' })
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual(['none.journal'])
  })

  it('takes nothing when another one has added to it since it was read, and cuts nothing off', async () => {
    const path = await fileOf('raced.journal', textOf([first]))
    const journal = await openJournal(path)
    await appendFile(path, textOf(later.slice(0, 1)))
    await expect(journal.append(later[1] as JournalEvent)).rejects.toMatchObject({ code: 'JOURNAL_CHANGED' })
    await journal.close()
    expect(await readFile(path, 'utf8')).toBe(textOf([first, ...later.slice(0, 1)]))
  })

  it('lets at most one go on of two that add to it by two names of one file', async () => {
    const path = await fileOf('hard.journal', textOf([first]))
    const other = join(folder, 'link.journal')
    await link(path, other)
    const journals = [await openJournal(path), await openJournal(other)] as const
    const [event] = later as [JournalEvent]
    const results = await Promise.allSettled(journals.map((journal) => journal.append(event)))
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
    for (const journal of journals) await journal.close()
  })

  it.each([
    ['half a line', textOf(later).slice(0, 20)],
    ['a line without its end', textOf(later.slice(0, 1)).trimEnd()],
    ['a line that is whole but for its middle', '{"event":"ini\0\0\0ted"}\n'],
    ['zeros', '\0'.repeat(5000)],
    ['half a character', Buffer.from('{"event":"é').subarray(0, -1).toString('latin1')],
  ])('that ends with %s is read without it, and cut off before the next event', async (name, torn) => {
    const path = await fileOf(`${name}.journal`, Buffer.from(textOf([first]) + torn, 'latin1'))
    const journal = await openJournal(path)
    expect(journal.events).toEqual([first])
    expect(await readFile(path, 'latin1')).toBe(textOf([first]) + torn)
    for (const event of later) await journal.append(event)
    await journal.close()
    expect(await readFile(path, 'utf8')).toBe(textOf([first, ...later]))
  })

  it.each([
    ['an empty file', '', 'is not a journal: its first line is not whole.'],
    ['half a first line', textOf([first]).slice(0, -1), 'is not a journal: its first line is not whole.'],
    ['an input', '{"Id":1}\n{"Id":2}\n', 'is not a journal: its first line does not begin one.'],
    ['a broken line', `${textOf([first])}{"eve\n${textOf(later)}`, 'is damaged: line 2 is not an event.'],
    ['an empty line', `${textOf([first])}\n${textOf(later)}`, 'is damaged: line 2 is not an event.'],
    ['a line of something else', `${textOf([first])}null\n`, 'is damaged: line 2 is not an event.'],
    [
      'an unknown event',
      `${textOf([first])}{"event":"toString"}\n`,
      'was written by a later version: line 2 has an event that this one does not know.',
    ],
    ...[
      { event: 'initiated' },
      { event: 'initiated', accessToken: 'none' },
      { event: 'taken', received: '1', failed: 0 },
      { event: 'finished', result: null },
      { event: 'finished', result: { outcome: 'bogus', sent: 1, counters: {}, isFailedComplete: true } },
    ].map((event, index): [string, string, string] => [
      `an event that lacks something, ${index}`,
      `${textOf([first])}${JSON.stringify(event)}\n`,
      `is damaged: line 2 lacks a part of its event, which is ${event.event}.`,
    ]),
    [
      'a beginning without settings',
      '{"event":"initiating","version":1}\n',
      'is damaged: line 1 lacks a part of its event, which is initiating.',
    ],
    [
      'an unknown version',
      textOf([{ ...first, version: 2 as 1 }]),
      'was written by a later version: line 1 has an event that this one does not know.',
    ],
  ])('is not opened from %s', async (name, content, message) => {
    const path = await fileOf(`${name}.journal`, content)
    await expect(openJournal(path)).rejects.toMatchObject({ code: 'JOURNAL_UNREADABLE', message: `${path} ${message}` })
  })

  it('takes nothing more after an event that could not be written', async () => {
    const disk = emptyDisk()
    let isFull = false
    const before = (effect: string) => {
      if (effect === 'append' && isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    }
    const journal = await createJournal('/run/a.journal', first, lossyFiles(disk, { before }))
    isFull = true
    const [one, other] = later as [JournalEvent, JournalEvent]
    await expect(journal.append(one)).rejects.toMatchObject({ code: 'ENOSPC' })
    isFull = false
    await expect(journal.append(other)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(journal.events).toEqual([first])
    await journal.close()
    expect(await readJournal('/run/a.journal', lossyFiles(disk))).toEqual([first])
  })

  it('writes events one after the other, also when they are not waited for', async () => {
    const files = lossyFiles(emptyDisk())
    const journal = await createJournal('/run/a.journal', first, files)
    await Promise.all(later.map((event) => journal.append(event)))
    expect(await readJournal('/run/a.journal', files)).toEqual([first, ...later])
  })
})

describe('a power cut at any moment', () => {
  const path = '/run/a.journal'
  /** Each life has an id of its own, and only the last one is there. */
  let pid = 0
  const nextProcess = (): Processes => {
    const own = ++pid
    const nothing = async () => null
    const startOf = async (id: number) => (id === own ? 'now' : undefined)
    return { host: 'here', pid: own, space: nothing, machine: nothing, startOf }
  }

  /** Goes on until all is written; returns whether the power lasted. Counts in `acknowledged` what was said to be on the disk. */
  async function goOn(files: FileSystem, acknowledged: { count: number }): Promise<boolean> {
    try {
      const journal =
        acknowledged.count === 0
          ? await createJournal(path, first, files, nextProcess())
          : await openJournal(path, files, nextProcess())
      acknowledged.count = journal.events.length
      for (const event of later.slice(journal.events.length - 1)) {
        await journal.append(event)
        acknowledged.count++
      }
      await journal.close()
      return true
    } catch (error) {
      if (error instanceof PowerCut) return false
      throw error
    }
  }

  const cases = losses.flatMap((loss) => (['before', 'after'] as const).map((when) => [loss, when] as const))

  it.each(cases)(
    'loses no event that was acknowledged, with %s, %s each effect, and again while it goes on',
    async (loss, when) => {
      const all = [first, ...later]
      let isWhole = false
      for (let stop = 1; !isWhole; stop++) {
        const acknowledged = { count: 0 }
        const disk = emptyDisk()
        isWhole = await goOn(lossyFiles(disk, stopAt(stop, when)), acknowledged)
        let isWholeAgain = false
        for (let again = 1; !isWholeAgain; again++) {
          let left = await restarted(disk, loss, acknowledged)
          const count = { ...acknowledged, count: left.events }
          isWholeAgain = await goOn(lossyFiles(left.disk, stopAt(again, when)), count)
          left = await restarted(left.disk, loss, count)
          expect(await goOn(lossyFiles(left.disk), { count: left.events })).toBe(true)
          expect(await readJournal(path, lossyFiles(left.disk))).toEqual(all)
        }
      }
    },
  )

  /** The disk after the power cut: the journal has what was acknowledged, one event more at most, or is not there at all. */
  async function restarted(before: Disk, loss: (typeof losses)[number], { count }: { count: number }) {
    const disk = afterPowerCut(before, loss)
    if (!disk.names.has(path)) {
      expect(count).toBe(0)
      return { disk, events: 0 }
    }
    const events = await readJournal(path, lossyFiles(disk))
    expect([count, count + 1]).toContain(events.length)
    expect(events).toEqual([first, ...later].slice(0, events.length))
    return { disk, events: events.length }
  }
})
