/** What is wrong with a body. */
export type BodyProblem = 'is larger than the client reads' | 'is not UTF-8 text'

// To create a decoder takes longer than to decode a response.
const strict = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder()

/** Whether a body is a web stream, if there is one: those of node-fetch are not. */
export function isReadable({ body }: Response): boolean {
  return !body || typeof body.getReader === 'function'
}

/** Reads a body up to a bound, in whole chunks, and lets go of the rest. What is not UTF-8 is read as far as it can be. */
export async function readText(
  { body }: Response,
  maxBodyBytes: number,
): Promise<{ text: string; bodyProblem?: BodyProblem }> {
  const reader = body?.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (;;) {
    const value = (await reader?.read())?.value
    if (value === undefined) break
    if (size + value.byteLength > maxBodyBytes) {
      reader?.cancel().catch(() => undefined)
      return { text: lenient.decode(await joined(chunks)), bodyProblem: 'is larger than the client reads' }
    }
    size += value.byteLength
    chunks.push(value)
  }
  const bytes = await joined(chunks)
  try {
    return { text: strict.decode(bytes) }
  } catch {
    return { text: lenient.decode(bytes), bodyProblem: 'is not UTF-8 text' }
  }
}

async function joined(chunks: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array> {
  // To make a Blob takes longer than to decode the one chunk that most responses are.
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : new Uint8Array(await new Blob([...chunks]).arrayBuffer())
}
