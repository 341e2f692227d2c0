/** What is wrong with a body. */
export type BodyProblem = 'is larger than the client reads' | 'is not UTF-8 text'

/** Reads a body up to a bound, in whole chunks, and lets go of the rest. What is not UTF-8 is read as far as it can be. */
export async function readText(
  { body }: Response,
  maxBodyBytes: number,
): Promise<{ text: string; bodyProblem?: BodyProblem }> {
  const reader = body?.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const value = (await reader?.read())?.value
    if (value === undefined) break
    bytes += value.byteLength
    if (bytes > maxBodyBytes) {
      reader?.cancel().catch(() => undefined)
      return { text: decode(chunks, false), bodyProblem: 'is larger than the client reads' }
    }
    chunks.push(value)
  }
  try {
    return { text: decode(chunks, true) }
  } catch {
    return { text: decode(chunks, false), bodyProblem: 'is not UTF-8 text' }
  }
}

function decode(chunks: readonly Uint8Array[], fatal: boolean): string {
  const decoder = new TextDecoder('utf-8', { fatal })
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode()
}
