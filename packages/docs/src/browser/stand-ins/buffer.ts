/** Bytes that can do as much of Node's Buffer as the mock uses. */
class Bytes extends Uint8Array {
  write(text: string, at: number): void {
    this.set(new TextEncoder().encode(text), at)
  }

  override toString(_encoding?: string, start = 0, end = this.length): string {
    return new TextDecoder().decode(this.subarray(start, end))
  }
}

/** Stands in for Node's global of this name; esbuild puts it where the mock names it. */
export const Buffer = {
  from(source: ArrayBuffer | Uint8Array<ArrayBuffer>, offset?: number, length?: number): Bytes {
    return source instanceof ArrayBuffer ? new Bytes(source, offset, length) : new Bytes(source)
  },
  allocUnsafeSlow: (size: number) => new Bytes(size),
  byteLength: (text: string) => new TextEncoder().encode(text).length,
}
