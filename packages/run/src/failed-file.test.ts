import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failedFile } from './failed-file.ts'
import { afterPowerCut, emptyDisk, losses, lossyFiles, stopAt } from './testing/lossy-files.ts'

async function* linesOf(...lines: string[]) {
  yield* lines
}

it('writes the failed records anew, one on a line, for their owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bulk-import-failed-'))
  try {
    const file = failedFile(join(folder, 'failed.ndjson'))
    const many = Array.from({ length: 50_000 }, (_, index) => `{"Id":"é${index}"}`)
    expect(await file.replace(linesOf(...many))).toBe(50_000)
    expect(await readFile(join(folder, 'failed.ndjson'), 'utf8')).toBe(`${many.join('\n')}\n`)
    expect(await file.replace(linesOf())).toBe(0)
    expect(await readFile(join(folder, 'failed.ndjson'), 'utf8')).toBe('')
    expect((await stat(join(folder, 'failed.ndjson'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['failed.ndjson'])
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('leaves the old records when the new ones cannot all be had', async () => {
  const disk = emptyDisk()
  const file = failedFile('/run/failed.ndjson', lossyFiles(disk))
  await file.replace(linesOf('{"Id":1}'))
  async function* ending() {
    yield '{"Id":2}'
    throw new Error('no more')
  }
  await expect(file.replace(ending())).rejects.toThrow('no more')
  expect([...disk.names].map(([path, { now }]) => [path, now])).toEqual([['/run/failed.ndjson', '{"Id":1}\n']])
})

it('removes what a process that was killed has left beside it, and nothing else', async () => {
  const disk = emptyDisk()
  const replace = (stop?: number) =>
    failedFile('/run/f', lossyFiles(disk, stop === undefined ? {} : stopAt(stop, 'after'))).replace(linesOf('{"Id":1}'))
  await expect(replace(1)).rejects.toThrow()
  const [left = ''] = disk.names.keys()
  expect(left).toMatch(/^\/run\/f\..*\.tmp$/)
  const ofOtherFiles = ['/run/g.', '/run/f.failed.', '/else/f.'].map((start) => left.replace('/run/f.', start))
  const others = ['/run/f.mine.tmp', ...ofOtherFiles]
  for (const path of others) disk.names.set(path, { now: '', synced: '' })
  await replace()
  expect([...disk.names.keys()].toSorted()).toEqual(['/run/f', ...others].toSorted())
})

it.each(losses)(
  'has all of the old or all of the new records after a power cut at any moment, with %s',
  async (loss) => {
    for (let stop = 1, isWhole = false; !isWhole; stop++) {
      const disk = emptyDisk()
      await failedFile('/run/failed.ndjson', lossyFiles(disk)).replace(linesOf('old', 'old'))
      const replaced = failedFile('/run/failed.ndjson', lossyFiles(disk, stopAt(stop, 'after'))).replace(
        linesOf('new', 'new'),
      )
      isWhole = await replaced.then(
        () => true,
        () => false,
      )
      const text = afterPowerCut(disk, loss).names.get('/run/failed.ndjson')?.now
      expect(isWhole ? ['new\nnew\n'] : ['old\nold\n', 'new\nnew\n']).toContain(text)
    }
  },
)
