import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '@bulk-import/internal/random'
import { startMock } from '@bulk-import/mock'
import { expect, it } from 'vitest'
import { environmentFor } from '../cli/support/environment.ts'
import { start } from '../cli/support/shell.ts'

const kills = 20
const records = Array.from({ length: 1500 }, (_, index) => `{"ProfileId":${index + 1}}`)
const sha256 = (data: string | Buffer) => createHash('sha256').update(data)
const recordsSha256 = sha256(Buffer.concat(records.map((text) => sha256(text).digest()))).digest('hex')

it(`a process that is killed ${kills} times takes each record once and executes once`, {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'))
  const random = seededRandom(20_261_201)
  let onRequest = () => undefined as unknown
  const mock = await startMock({ onRequest: () => void onRequest(), processingRate: 1_000_000 })
  const path = join(folder, 'people.ndjson')
  writeFileSync(path, records.join('\n'))
  const quick = ['--settle', '10ms', '--poll', '10ms', '--quiet']
  /** One life, which ends after so many requests, or when the run does. */
  const live = async (argv: string[], requests: number): Promise<number | null> => {
    const { child, ending } = start(['run', ...argv, ...quick], environmentFor(mock.url))
    let left = requests
    onRequest = () => --left === 0 && child.kill('SIGKILL')
    return (await ending).code
  }
  const first = [path, '--name', 'CRM sync', '--chunk-bytes', '1000']
  const resume = ['--resume', `${path}.journal`]
  let killed = 0
  let code = await live(first, 4)
  // Killed before anybody knows whether there is an import, it begins anew.
  while (code !== 0 && killed < 200) {
    killed++
    code = await live(resume, killed < kills ? 2 + Math.floor(random() * 3) : Number.POSITIVE_INFINITY)
    if (code === 6) code = await live([...resume, '--restart'], 4)
  }
  await mock.close()
  rmSync(folder, { recursive: true })
  expect(code).toBe(0)
  expect(killed).toBeGreaterThanOrEqual(kills)
  const executed = mock.imports().flatMap(({ life }) => (life !== undefined && life.executions > 0 ? [life] : []))
  expect(executed).toMatchObject([{ executions: 1, TotalRecordsReceived: records.length, recordsSha256 }])
})
