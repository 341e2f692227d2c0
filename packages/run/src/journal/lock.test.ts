import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDisk, lossyFiles } from '../testing/lossy-files.ts'
import type { FileSystem } from './file-system.ts'
import { lockJournal } from './lock.ts'
import { nodeProcesses, type Processes } from './processes.ts'

const [journal, lock] = ['/run/a.journal', '/run/a.journal.lock']

/** What a process of this id sees; `starts` are those that there are. */
const processOf = (
  pid: number,
  starts: Record<number, string | null>,
  host = 'here',
  space: string | null = 'boot 1',
  machine: string | null = null,
): Processes => ({
  host,
  pid,
  space: async () => space,
  machine: async () => machine,
  startOf: async (id) => starts[id],
})

describe('a lock', () => {
  it('excludes another process until it is released', async () => {
    const files = lossyFiles(emptyDisk())
    const starts = { 1: '100', 2: '200' }
    const first = await lockJournal(journal, files, processOf(1, starts))
    await expect(lockJournal(journal, files, processOf(2, starts))).rejects.toMatchObject({
      code: 'LOCKED',
      message: `Process 1 works on ${journal}. If it does not any more, delete ${lock}.`,
    })
    await expect(lockJournal(journal, files, processOf(1, starts))).rejects.toMatchObject({ code: 'LOCKED' })
    await first.release()
    await first.release()
    await (await lockJournal(journal, files, processOf(2, starts))).release()
  })

  it.each<[string, Record<number, string | null>]>([
    ['is gone', { 2: '200' }],
    ['is gone, and whose id another one has', { 1: '300', 2: '200' }],
  ])('of a process of this host that %s is taken over', async (_, starts) => {
    const disk = emptyDisk()
    await lockJournal(journal, lossyFiles(disk), processOf(1, { 1: '100' }))
    const { release } = await lockJournal(journal, lossyFiles(disk), processOf(2, starts))
    expect(disk.names.get(lock)?.now).toBe('{"pid":2,"start":"200","host":"here","space":"boot 1","machine":null}\n')
    expect([...disk.names.keys()]).toEqual([lock])
    await release()
    expect([...disk.names.keys()]).toEqual([])
  })

  it.each<[string, string | null, string | null, boolean]>([
    ['on the same machine', 'm1', 'm1', true],
    ['on another machine of the same name', 'm1', 'm2', false],
    ['where no machine can be told from another', null, null, false],
  ])('of before a restart is taken over %s: %s and %s', async (_, before, after, isTaken) => {
    const files = lossyFiles(emptyDisk())
    await lockJournal(journal, files, processOf(1, { 1: '100' }, 'here', 'boot 1', before))
    const again = lockJournal(journal, files, processOf(2, { 1: '7', 2: '200' }, 'here', 'boot 2', after))
    if (isTaken) await (await again).release()
    else await expect(again).rejects.toMatchObject({ code: 'LOCKED' })
  })

  it.each<[string, string, Record<number, string | null>, string, string | null]>([
    [
      'of another host',
      'there',
      { 2: '200' },
      `Process 1 on there works on ${journal}. If it does not any more, delete ${lock}.`,
      'boot 1',
    ],
    [
      'of a process that may be another one',
      'here',
      { 1: null, 2: '200' },
      `Process 1 works on ${journal}. If it does not any more, delete ${lock}.`,
      'boot 1',
    ],
    ...['boot 2', 'another boot', null].map(
      (space): [string, string, Record<number, string | null>, string, string | null] => [
        `of a process that counts its own ids (${space})`,
        'here',
        { 2: '200' },
        `Process 1 works on ${journal}. If it does not any more, delete ${lock}.`,
        space,
      ],
    ),
  ])('%s is not taken over; the error names the file to delete', async (_, host, starts, message, space) => {
    const files = lossyFiles(emptyDisk())
    await lockJournal(journal, files, processOf(1, { 1: '100' }, host, space))
    await expect(lockJournal(journal, files, processOf(2, starts))).rejects.toMatchObject({ code: 'LOCKED', message })
  })

  it.each(['', '{}', '{"pid":-1,"start":null,"host":"here"}', 'null'])(
    'that reads %j is not taken over',
    async (now) => {
      const disk = emptyDisk()
      disk.names.set(lock, { now, synced: now })
      await expect(lockJournal(journal, lossyFiles(disk), processOf(2, { 2: '200' }))).rejects.toMatchObject({
        code: 'LOCKED',
        message: `Another process works on ${journal}. If it does not any more, delete ${lock}.`,
      })
    },
  )

  it('that somebody deleted and another process made anew is not released by the first', async () => {
    const disk = emptyDisk()
    const starts = { 1: '100', 2: '200' }
    const first = await lockJournal(journal, lossyFiles(disk), processOf(1, starts))
    disk.names.delete(lock)
    await lockJournal(journal, lossyFiles(disk), processOf(2, starts))
    await first.release()
    expect([...disk.names.keys()]).toEqual([lock])
  })

  it('of a process that is gone is taken over by one only, in whatever order three who want it go on', async () => {
    let taken = 0
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, isGuardStale) => {
        const disk = emptyDisk()
        await lockJournal(journal, lossyFiles(disk), processOf(1, { 1: '100' }))
        if (isGuardStale) await lockJournal(lock, lossyFiles(disk), processOf(1, { 1: '100' }))
        const starts = { 2: '200', 3: '300', 4: '400' }
        const attempts = [2, 3, 4].map((pid) =>
          lockJournal(journal, slowly(lossyFiles(disk), scheduler), processOf(pid, starts)).then(
            () => 'locked',
            (error) => error.code,
          ),
        )
        await scheduler.waitFor(Promise.all(attempts))
        const results = await Promise.all(attempts)
        expect(results.filter((result) => result !== 'LOCKED').length).toBeLessThanOrEqual(1)
        expect(results.every((result) => result === 'locked' || result === 'LOCKED')).toBe(true)
        if (results.includes('locked')) taken++
        expect([...disk.names.keys()].filter((path) => path !== lock)).toEqual([])
      }),
      { numRuns: 500 },
    )
    expect(taken).toBeGreaterThan(400)
  })
})

/** Each effect waits for its turn. */
function slowly(files: FileSystem, scheduler: fc.Scheduler): FileSystem {
  const wait =
    <Given extends unknown[], Result>(run: (...given: Given) => Promise<Result>) =>
    async (...given: Given) => {
      await scheduler.schedule(Promise.resolve(), run.name)
      return await run(...given)
    }
  return {
    ...files,
    read: wait(files.read),
    create: wait(files.create),
    link: wait(files.link),
    remove: wait(files.remove),
  }
}

describe('on this machine', () => {
  it('a lock lies beside the journal, for its owner alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bulk-import-lock-'))
    try {
      const { release } = await lockJournal(join(folder, 'a'))
      expect(await readdir(folder)).toEqual(['a.lock'])
      expect((await stat(join(folder, 'a.lock'))).mode & 0o777).toBe(0o600)
      expect(JSON.parse(await readFile(join(folder, 'a.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
      await expect(lockJournal(join(folder, 'a'))).rejects.toMatchObject({ code: 'LOCKED' })
      if (process.platform === 'linux') expect(await nodeProcesses.space()).toMatch(/^[-0-9a-f]{36} pid:\[\d+\]$/)
      await release()
      expect(await readdir(folder)).toEqual([])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('a process is there until it has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
    const pid = child.pid as number
    const start = await nodeProcesses.startOf(pid)
    const own = await nodeProcesses.startOf(process.pid)
    if (process.platform === 'linux') expect(Number(start)).toBeGreaterThanOrEqual(Number(own))
    expect(await nodeProcesses.startOf(pid)).toBe(start)
    child.stdin.end()
    await once(child, 'exit')
    expect(await nodeProcesses.startOf(pid)).toBeUndefined()
  })
})
