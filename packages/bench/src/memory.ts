import type { Server } from './server.ts'

/** Runs something that uses a server, and tells the most memory that the server had meanwhile. */
export async function watchMemory<Result>(server: Server, run: () => Promise<Result>) {
  let maximumMb = 0
  const watch = setInterval(() => (maximumMb = Math.max(maximumMb, server.usage().residentMb)), 100)
  try {
    return { result: await run(), maximumMb: Math.max(maximumMb, server.usage().residentMb) }
  } finally {
    clearInterval(watch)
  }
}
