import type { IncomingMessage } from 'node:http'

export type ReadBody = { text: string } | { refusal: { status: 400 | 413; message: string } }

/** Reads the body up to a bound; what lies beyond it is not kept. */
export async function readBody(request: IncomingMessage, maxBodyBytes: number): Promise<ReadBody> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBodyBytes)
      return { refusal: { status: 413, message: `The body is larger than ${maxBodyBytes} bytes.` } }
    chunks.push(chunk)
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) }
  } catch {
    return { refusal: { status: 400, message: 'The body is not UTF-8 text.' } }
  }
}
