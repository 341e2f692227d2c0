import type { HttpRequest } from '../transport/operation.ts'
import type { Encoded } from './records.ts'

/** How much is passed on at once: smaller pieces take more turns, larger ones gain nothing. */
const chunkBytes = 262_144

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

/** The parts as a stream of chunks: pieces of a large part as they are, and small parts put together, so that each chunk is worth a packet. */
function streamOf(parts: readonly Uint8Array[], sizeBytes: number): ReadableStream<Uint8Array> {
  let [index, offset, left] = [0, 0, sizeBytes]

  /** The next chunk; undefined behind the last one. */
  function next(): Uint8Array | undefined {
    const part = parts[index]
    if (part === undefined) return undefined
    if (part.length >= chunkBytes) {
      const piece = part.subarray(offset, offset + chunkBytes)
      offset += piece.length
      if (offset === part.length) [index, offset] = [index + 1, 0]
      return piece
    }
    const chunk = new Uint8Array(Math.min(chunkBytes, left))
    let filled = 0
    for (let small = parts[index]; small !== undefined && filled + small.length <= chunkBytes; small = parts[++index]) {
      chunk.set(small, filled)
      filled += small.length
    }
    return chunk.subarray(0, filled)
  }

  return new ReadableStream({
    pull(controller) {
      const chunk = next()
      left -= chunk?.length ?? 0
      if (chunk === undefined) controller.close()
      else controller.enqueue(chunk)
    },
  })
}
