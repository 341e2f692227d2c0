import type { HttpRequest } from '../transport/operation.ts'
import type { Encoded } from './records.ts'

const chunkBytes = 65_536

/**
 * A body as each attempt sends it: on Node and Bun a stream with its length, which takes a fraction of the memory; elsewhere a Blob, since
 * Deno drops the length of a stream, and Chromium refuses one over HTTP/1.1.
 */
export function streamed({ parts, sizeBytes }: Encoded): Pick<HttpRequest, 'headers' | 'body'> {
  if (!/^(Node\.js|Bun)\//.test(globalThis.navigator?.userAgent)) {
    return { headers: {}, body: () => ({ body: new Blob([...parts]) }) }
  }
  return {
    headers: { 'Content-Length': String(sizeBytes) },
    body: () => ({ body: streamOf(parts, sizeBytes), duplex: 'half' }) as RequestInit,
  }
}

/** The parts as a stream of chunks that are worth a packet each, whatever the size of the parts. */
function streamOf(parts: readonly Uint8Array[], sizeBytes: number): ReadableStream<Uint8Array> {
  let [index, offset, left] = [0, 0, sizeBytes]
  return new ReadableStream({
    pull(controller) {
      const chunk = new Uint8Array(Math.min(left, chunkBytes))
      for (let filled = 0; filled < chunk.length; ) {
        const part = parts[index] as Uint8Array
        const piece = part.subarray(offset, offset + chunk.length - filled)
        chunk.set(piece, filled)
        filled += piece.length
        offset += piece.length
        if (offset < part.length) continue
        index++
        offset = 0
      }
      left -= chunk.length
      controller.enqueue(chunk)
      if (left === 0) controller.close()
    },
  })
}
