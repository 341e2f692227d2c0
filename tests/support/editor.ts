import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../../scripts/lib/workspace.ts'

/** What an editor shows of a program: the language service of TypeScript answers, as it does in most of them. */
export interface Editor {
  /** What is shown on the first name of that spelling behind the place. */
  documentation(place: string, name: string): { text: string; tags: [name: string, text: string][] }
  /** What is shown beside an entry of the list that opens behind the place. */
  offered(place: string, entry: string): string
}

export function createEditor(source: string): Editor {
  const file = join(root, 'tests/types/program-in-an-editor.mts') // in the workspace, so that its packages are found
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, lib: ['es2024', 'dom'] }, root)
  const read = (path: string) => (path === file ? source : ts.sys.readFile(path))
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = read(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: read,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    realpath: (path) => ts.sys.realpath?.(path) ?? path,
  })

  function position(place: string, name: string): number {
    const from = source.indexOf(place)
    const offset = source.slice(from).search(new RegExp(`(?<=[ .])${name}\\b`))
    if (from < 0 || offset < 0) throw new Error(`The program has no ${name} behind ${place}`)
    return from + offset
  }

  return {
    documentation(place, name) {
      const info = service.getQuickInfoAtPosition(file, position(place, name))
      const tags = info?.tags?.map((tag): [string, string] => [tag.name, ts.displayPartsToString(tag.text)]) ?? []
      return { text: ts.displayPartsToString(info?.documentation), tags }
    },
    offered(place, entry) {
      const at = source.indexOf(place) + place.length
      const details = service.getCompletionEntryDetails(file, at, entry, {}, undefined, {}, undefined)
      return ts.displayPartsToString(details?.documentation)
    },
  }
}
