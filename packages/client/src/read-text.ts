/** Why a body could not be read as text. */
export type ReadFault = 'is larger than the client reads' | 'is not UTF-8 text'

/** Reads a body up to a bound, and lets go of the rest. */
export async function readText({ body }: Response, maxBodyBytes: number): Promise<{ text: string; fault?: ReadFault }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = body?.getReader()
  const stop = (fault: ReadFault) => {
    reader?.cancel().catch(() => undefined)
    return { text: '', fault }
  }
  let text = ''
  let bytes = 0
  for (;;) {
    const chunk = await reader?.read()
    const value = chunk?.value
    bytes += value?.byteLength ?? 0
    if (bytes > maxBodyBytes) return stop('is larger than the client reads')
    try {
      text += decoder.decode(value, { stream: value !== undefined })
    } catch {
      return stop('is not UTF-8 text')
    }
    if (value === undefined) return { text }
  }
}
