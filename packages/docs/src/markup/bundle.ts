import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, transform } from 'esbuild'

/**
 * A script of the folder browser, with everything that it needs, in one piece.
 *
 * @param contract the folder of a contract package that it gets as `@bulk-import/contract`; undefined where it names its own
 */
export async function bundleScript(name: string, contract: URL | undefined): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../browser', `${name}.ts`)],
    bundle: true,
    alias: contract === undefined ? {} : { '@bulk-import/contract': fileURLToPath(contract) },
    plugins: [leanDocuments],
    format: 'iife',
    target: 'es2023',
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  })
  const text = outputFiles[0]?.text.trim() ?? ''
  if (/<\/script|<!--/i.test(text)) throw new Error('The script holds text that would end its element.')
  return text
}

/** The words of a document stand on the page already: its mock gets the document without them. */
const leanDocuments: Plugin = {
  name: 'lean documents',
  setup({ onLoad }) {
    onLoad({ filter: /\/openapi\.json$/ }, async ({ path }) => {
      return { contents: JSON.stringify(lean(JSON.parse(await readFile(path, 'utf8')))), loader: 'json' }
    })
  },
}

/** What is there for readers alone; and the marks, which a mock cites where it refuses a request. */
const words = /^(description|summary|externalDocs|tags|license|x-(constraints|meaning|origin|unbounded))$/
const marks = /^x-(source|decision|inference)$/

/** A piece of a document without words. Members of an example or of `properties` may have such names, too. */
function lean(piece: unknown, isCited = true): unknown {
  if (Array.isArray(piece)) return piece.map((item) => lean(item, isCited))
  if (typeof piece !== 'object' || piece === null) return piece
  const members = Object.entries(piece).filter(([key]) => !(words.test(key) || (marks.test(key) && !isCited)))
  return Object.fromEntries(members.map(([key, value]) => [key, leanMember(key, value, isCited)]))
}

function leanMember(key: string, value: unknown, isCited: boolean): unknown {
  if (key === 'value' || key === 'example') return value
  if (key !== 'properties') return lean(value, isCited && key !== 'schemas' && key !== 'responses')
  return Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, lean(member, isCited)]))
}

/** Parts of the style sheet in one piece, in the order in which they apply. */
export async function bundleStyle(parts: string[]): Promise<string> {
  const files = parts.map((name) => readFile(join(import.meta.dirname, '../style', `${name}.css`), 'utf8'))
  const { code } = await transform((await Promise.all(files)).join('\n'), { loader: 'css', minify: true })
  return code.trim()
}
