import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse, stringify } from 'yaml'

/** The text of a document without its head, or the files of one, `openapi.yaml` being the root. */
export type Fixture = string | Record<string, string>

interface Report {
  problems: { message: string; location: { source: { ref: string } }[] }[]
}

const head = 'openapi: 3.1.1\ninfo: { title: Fixture, version: 1.0.0 }\n'
const redocly = join(import.meta.dirname, '../../node_modules/.bin/redocly')
const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

/**
 * Lints all fixtures with one house rule, in one start of the tool, and gives the messages about each of them.
 * A fixture that is not OpenAPI, or that has a broken reference, yields messages as well.
 */
export async function lint<Name extends string>(
  rule: string,
  fixtures: Record<Name, Fixture>,
): Promise<Record<Name, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'house-rules-'))
  try {
    const names = Object.keys(fixtures) as Name[]
    for (const name of names) await writeFixture(join(folder, name), fixtures[name])
    await writeFile(join(folder, 'redocly.yaml'), configurationWith(rule))
    const roots = names.map((name) => `${name}/openapi.yaml`)
    const { problems } = await run(folder, roots)
    const messagesOf = (name: Name) =>
      problems.filter(({ location }) => location[0]?.source.ref.startsWith(`${name}/`)).map(({ message }) => message)
    return Object.fromEntries(names.map((name) => [name, messagesOf(name)])) as Record<Name, string[]>
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A document that holds these schemas, given as YAML, as its components. */
export const schemas = (text: string): string => stringify({ components: { schemas: parse(text) } })

async function writeFixture(folder: string, fixture: Fixture): Promise<void> {
  const files = typeof fixture === 'string' ? { 'openapi.yaml': fixture } : fixture
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, (name === 'openapi.yaml' ? head : '') + stringify(parse(text)))
  }
}

function configurationWith(rule: string): string {
  const rules = { struct: 'error', 'no-unresolved-refs': 'error', [`house/${rule}`]: 'error' }
  return stringify({ plugins: [join(import.meta.dirname, 'plugin.js')], rules })
}

/** The tool writes one JSON object for each document, with nothing in between, and none where a rule throws. */
function run(folder: string, roots: string[]): Promise<Report> {
  const options = { cwd: folder, env: environment, maxBuffer: 2 ** 24 }
  return new Promise((resolve, reject) => {
    execFile(redocly, ['lint', ...roots, '--format=json'], options, (failure, output, log) => {
      const reports: Report[] = JSON.parse(`[${output.replaceAll(/^\}\{$/gm, '},{')}]`)
      if (reports.length === roots.length) resolve({ problems: reports.flatMap(({ problems }) => problems) })
      else reject(new Error(`Cannot lint every fixture. ${log}`, { cause: failure }))
    })
  })
}
