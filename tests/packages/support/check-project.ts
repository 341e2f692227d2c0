// Compiles a project with a compiler that has an API: node check-project.ts <name of the compiler> <tsconfig.json>
// Of what it has installed, only the declarations of ours are checked: those of Node take longer than all others together.
import type tsModule from 'typescript'

const [compiler = '', project = ''] = process.argv.slice(2)
const { default: ts }: { default: typeof tsModule } = await import(compiler)

const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail }
const config = ts.getParsedCommandLineOfConfigFile(project, {}, host)
const program = ts.createProgram(config?.fileNames ?? [], config?.options ?? {})
const ours = program
  .getSourceFiles()
  .filter(
    (file) => !/\/node_modules\/(?!@bulk-import\/)/.test(file.fileName) && !program.isSourceFileDefaultLibrary(file),
  )
const diagnostics = [
  ...(config?.errors ?? []),
  ...program.getOptionsDiagnostics(),
  ...program.getGlobalDiagnostics(),
  ...ours.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
]
if (ours.every(({ isDeclarationFile }) => !isDeclarationFile)) throw new Error('No declaration of ours was found.')
for (const diagnostic of diagnostics) fail(diagnostic)

function fail({ file, start, messageText }: tsModule.Diagnostic): void {
  const place =
    file === undefined ? '' : `${file.fileName}:${(file.getLineAndCharacterOfPosition(start ?? 0).line ?? 0) + 1}: `
  process.stdout.write(`${place}${ts.flattenDiagnosticMessageText(messageText, '\n')}\n`)
  process.exitCode = 1
}
