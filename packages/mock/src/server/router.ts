export interface Route<Handler> {
  method: string
  /** A path, in which `{name}` stands for a segment or a part of one. */
  path: string
  handler: Handler
}

/** What a path leads to. With 405 the handler is one of another method. */
export type Match<Handler> =
  | { status: 200; handler: Handler; parameters: Parameters }
  | { status: 405; handler: Handler; parameters: Parameters; allow: string[] }
  | { status: 400 | 404 }

type Parameters = Readonly<Record<string, string>>

interface Place<Handler> {
  pattern: RegExp
  names: string[]
  handlers: Map<string, Handler>
}

export interface Router<Handler> {
  match(method: string, path: string): Match<Handler>
}

/** Routes by method and path. Literal paths win over templates, and longer literal beginnings over shorter ones. */
export function createRouter<Handler>(routes: readonly Route<Handler>[]): Router<Handler> {
  const places = new Map<string, Place<Handler>>()
  for (const { method, path, handler } of routes) {
    const place = places.get(path) ?? placeOf<Handler>(path)
    places.set(path, place)
    if (!place.handlers.has(method)) place.handlers.set(method, handler)
  }
  const bySegments = new Map<number, Place<Handler>[]>()
  for (const [path, place] of [...places].sort(([one], [other]) => rank(one, other))) {
    if (place.names.length === 0) continue
    const segments = count(path)
    bySegments.set(segments, [...(bySegments.get(segments) ?? []), place])
  }
  const candidates = (path: string): readonly Place<Handler>[] => {
    const templates = bySegments.get(count(path)) ?? []
    const literal = places.get(path)
    return literal?.names.length === 0 ? [literal, ...templates] : templates
  }

  return {
    match(method, path) {
      let refused: Match<Handler> = { status: 404 }
      for (const { pattern, names, handlers } of candidates(path)) {
        const found = pattern.exec(path)
        if (found === null) continue
        const parameters = decode(names, found)
        if (parameters === undefined) return { status: 400 }
        const handler = handlers.get(method)
        if (handler !== undefined) return { status: 200, handler, parameters }
        const other = handlers.values().next().value as Handler
        if (refused.status === 404) refused = { status: 405, handler: other, parameters, allow: [...handlers.keys()] }
      }
      return refused
    },
  }
}

function decode(names: readonly string[], found: RegExpExecArray): Parameters | undefined {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]))
  } catch {
    return undefined
  }
}

function placeOf<Handler>(path: string): Place<Handler> {
  const names: string[] = []
  const source = path.split(/\{([^{}]+)\}/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`)
    names.push(part)
    return '([^/]*)'
  })
  return { pattern: new RegExp(`^${source.join('')}$`), names, handlers: new Map() }
}

/** Sorts templates so that the one whose first parameter comes later is tried first. */
function rank(one: string, other: string): number {
  const keys = [one, other].map((path) => path.replaceAll(/\{[^{}]+\}/g, '\uffff'))
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1
}

function count(path: string): number {
  let segments = 0
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) segments++
  return segments
}
