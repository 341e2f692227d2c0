/**
 * JSON text with line breaks and indentation, and nothing else changed: to parse and write it anew would round an
 * access token above 2^53 (C11).
 */
export function indented(json: string): string {
  let depth = 0
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+/g, (token) => {
    const line = () => `\n${'  '.repeat(depth)}`
    if (/^\s/.test(token)) return ''
    if (token === '{' || token === '[') {
      depth++
      return token + line()
    }
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1)
      return line() + token
    }
    if (token === ',') return token + line()
    return token === ':' ? ': ' : token
  })
}
