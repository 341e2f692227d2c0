export type Highlighted = 'json' | 'typescript' | 'shell'

/** A piece of code and what it is: a string, a comment, a number, a word of the language; undefined for the rest. */
export type Token = [kind: 'str' | 'com' | 'num' | 'key' | undefined, text: string]

const patterns: Record<Highlighted, RegExp> = {
  json: /(?<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<str>"(?:[^"\\]|\\.)*")|(?<num>-?\b\d[\d.]*\b|\b(?:true|false|null)\b)/g,
  typescript:
    /(?<com>\/\/.*)|(?<str>'(?:[^'\\]|\\.)*'|`[^`]*`)|(?<num>\b\d+\b|\b(?:true|false)\b)|(?<key>\b(?:import|from|const|await|try|catch|if|throw|new)\b)/g,
  shell: /(?<com>^#.*)|(?<str>'[^']*'|"[^"]*")|(?<key>(?<=\s)--?[a-z][\w-]*|^(?:curl|export|bulk-import)\b)/gm,
}

/** Code in pieces to be coloured. Not a parser: it knows as much as the samples of this page need. */
export function tokens(code: string, language: Highlighted): Token[] {
  const found: Token[] = []
  let end = 0
  for (const match of code.matchAll(patterns[language])) {
    if (match.index > end) found.push([undefined, code.slice(end, match.index)])
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0]
    found.push([kind as Token[0], match[0]])
    end = match.index + match[0].length
  }
  if (end < code.length) found.push([undefined, code.slice(end)])
  return found
}
