import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** What a command was given. Anything that it does not know is refused with its usage, and exit code 2. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(usage: string, options: Options) {
  try {
    const given = process.argv.slice(2).filter((word) => word !== '--') // pnpm hands it on
    return parseArgs({ args: given, options }).values
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    process.exit(2)
  }
}
