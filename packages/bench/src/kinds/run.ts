import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { here, program, programCommand } from '../child.ts'
import type { Context } from '../context.ts'
import { writeInput } from '../input-files.ts'
import { installPackages } from '../install.ts'
import { journalBytes } from '../journal-size.ts'
import type { Text } from '../programs/records.ts'
import { goal, type Section, table } from '../report.ts'
import { curl, elastic, ours, type Programs, type Sender, senders } from '../senders.ts'
import { withServer } from '../server.ts'
import { interleave } from '../statistics.ts'

const texts = { ascii: 'in ASCII', mixed: 'one of 50 beyond Latin-1' }
const names = [ours, elastic, curl]
const server = (port: string) => programCommand('bare-import-server.ts', port)
const gb = (bytes: number) => `${bytes / 1e9} GB`

/** What a whole import needs, against a server that only counts bytes. */
export async function run(context: Context): Promise<Section> {
  const programs = await installed(context)
  const once = context.pick(1_000_000_000, 250_000_000)
  const [one, two] = [await peakMbOf(programs, once), await peakMbOf(programs, 2 * once)]
  const sent = [await sending(context, programs, 'ascii', once), await sending(context, programs, 'mixed', once)]
  const journal = journalBytes(await readFile(programs.journals.at(-1) ?? '', 'utf8'), 10_000_000)
  return {
    title: 'Run (provisional)',
    tables: [
      table('An import of records of 1 kB that are generated on the way', [gb(once), gb(2 * once)], {
        'memory, MB': (name) => (name === gb(once) ? one : two),
      }),
      ...sent.flatMap(({ tables }) => tables),
      table('Journal of ten million records, by the length of the events of the last import above', ['ours'], {
        kB: () => journal.bytes / 1000,
        requests: () => journal.chunks,
      }),
    ],
    goals: [
      goal('memory', Math.max(one, two), 'at most', 150, ' MB'),
      goal('memory of twice as many records', two / one, 'at most', 1.1, ' ×'),
      ...sent.flatMap(({ goals }) => goals),
    ],
  }
}

/** Our packages where a user has them, and beside them a program that uses them, in JavaScript: what Node needs for types is none of it. */
async function installed(context: Context): Promise<Programs> {
  const folder = await installPackages(await context.folder())
  const runImport = join(folder, 'run-import.mjs')
  const entry = join(here, 'src/programs/run-import.ts')
  await build({
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile: runImport,
  })
  const journals: string[] = []
  const newJournal = () => {
    const path = join(folder, `${journals.length}.journal`)
    journals.push(path)
    return path
  }
  return { runImport, journals, newJournal }
}

async function peakMbOf({ runImport, newJournal }: Programs, bytes: number): Promise<number> {
  const { peakMb } = await withServer(server, ({ url }) =>
    program<{ peakMb: number }>(runImport, url, newJournal(), bytes),
  )
  return peakMb
}

async function sending(context: Context, programs: Programs, text: Text, bytes: number) {
  const subjects = senders(await writeInput(await context.folder(), bytes, text), programs)
  const rounds = await interleave(names, context.pick(5, 3), (name) =>
    withServer(server, ({ url }) => (subjects[name] as Sender)(url)),
  )
  const to = (base: string) => (name: string) => rounds.ratio(name, base, 'mbPerSecond')
  const [toElastic, toCurl] = [to(elastic)(ours).median, to(curl)(ours).median]
  return {
    tables: [
      table(`Sending a file of ${gb(bytes)} of such records, ${texts[text]}`, names, {
        'to elasticsearch-js': to(elastic),
        'to curl': to(curl),
        'MB/s': (name) => rounds.spread(name, 'mbPerSecond'),
        'check pass before, MB/s': (name) => rounds.spread(name, 'checkMbPerSecond'),
        'memory, MB': (name) => rounds.spread(name, 'peakMb'),
      }),
    ],
    goals: [
      goal(`send pass to elasticsearch-js, ${texts[text]}`, toElastic, 'at least', 2, ' ×'),
      ...(Number.isNaN(toCurl) ? [] : [goal(`send pass to curl, ${texts[text]}`, toCurl, 'at least', 0.6, ' ×')]),
    ],
  }
}
