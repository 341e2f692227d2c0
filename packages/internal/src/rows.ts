/** As many characters in a row as are taken for a part of a secret. */
const size = 8

/** Finds parts of secrets by rows of eight characters, in one pass over a text. */
export interface Rows {
  /** Notes a secret. False when it is too short. */
  add(secret: string): boolean
  /** Calls back with each place of a beginning, or of sixteen characters or more from anywhere. */
  find(text: string, hide: (from: number, to: number) => void): void
}

export function createRows(): Rows {
  const rows = new Set<string>()
  const beginnings = new Set<string>()
  /** Three characters of each row, mixed: a quick no for most places of a text, which makes it ten times as fast. */
  const mayBe = new Uint8Array(2 ** 13)
  const isRow = (text: string, at: number) => mayBe[mix(text, at)] === 1 && rows.has(text.slice(at, at + size))
  const beginning = (text: string, from: number, to: number) => {
    for (let at = from; at < to; at++) if (beginnings.has(text.slice(at, at + size))) return at
    return -1
  }

  return {
    add(secret) {
      if (secret.length < size) return false
      beginnings.add(secret.slice(0, size))
      for (let at = 0; at + size <= secret.length; at++) {
        rows.add(secret.slice(at, at + size))
        mayBe[mix(secret, at)] = 1
      }
      return true
    },
    find(text, hide) {
      for (let at = 0; at + size <= text.length; at++) {
        const first = at
        while (isRow(text, at)) at++
        const end = at + size - 1
        const from = end - first >= 2 * size ? first : beginning(text, first, at)
        if (from >= 0) hide(from, end)
      }
    },
  }
}

function mix(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 3) * 31 + text.charCodeAt(at + 7)) & 0x1fff
}
