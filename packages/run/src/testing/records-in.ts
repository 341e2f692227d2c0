import type { Chunk } from '../input/input.ts'

/** The records of a chunk, each as its text; of records of which none has a comma behind a brace within. */
export function recordsIn({ text }: Pick<Chunk, 'text'>): string[] {
  return Buffer.from(text)
    .toString()
    .split(/(?<=\}),(?=\{)/)
    .filter(Boolean)
}
