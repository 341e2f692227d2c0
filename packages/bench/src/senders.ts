import { stat } from 'node:fs/promises'
import { program, run } from './child.ts'
import type { InputFiles } from './input-files.ts'

export const [ours, elastic, curl] = ['ours', 'elasticsearch-js, helpers.bulk', 'curl --data-binary']

type Figures = Record<'mbPerSecond' | 'checkMbPerSecond' | 'peakMb', number>

/** What sends all records of a file to a server. */
export type Sender = (url: string) => Promise<Figures>

export interface Programs {
  /** Of an installation of our packages. */
  runImport: string
  journals: string[]
  /** The path of another one. */
  newJournal(): string
}

const none: Figures = { mbPerSecond: Number.NaN, checkMbPerSecond: Number.NaN, peakMb: Number.NaN }

/** Each by its name. What one of them does not tell is not a number. */
export function senders(input: InputFiles, { runImport, newJournal }: Programs): Record<string, Sender> {
  return {
    [ours]: (url) => program<Figures>(runImport, url, newJournal(), input.file),
    [elastic]: async (url) => ({ ...none, ...(await program<Figures>('index-file.mjs', url, input.file)) }),
    [curl]: async (url) => ({ ...none, mbPerSecond: await sendPieces(input, url) }),
  }
}

/** One curl for each piece, since it reads all that it is given before it sends any. Not a number where there is no curl. */
async function sendPieces({ file, pieces }: InputFiles, url: string): Promise<number> {
  const hasCurl = await run(['curl', '--version']).then(Boolean, () => false)
  if (!hasCurl) return Number.NaN
  const send = 'curl --silent --show-error --fail --output /dev/null --header "Content-Type: application/json"'
  const script = `for piece; do ${send} --data-binary "@$piece" "$0" || exit 1; done`
  const { seconds } = await run(['sh', '-c', script, `${url}/curl`, ...pieces])
  return (await stat(file)).size / 1e6 / seconds
}
