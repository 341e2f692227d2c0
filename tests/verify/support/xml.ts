/** An element with its attributes, as far as a test asks. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

const piece = /<\?xml[^?]*\?>|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g

/** Reads a small part of XML, and throws where a document is not well-formed. */
export function parseXml(document: string): Element {
  const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(document)
  if (illegal !== null) throw new Error(`XML 1.0 has no character ${JSON.stringify(illegal[0])}.`)
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const match of document.matchAll(piece)) {
    if (match[0] === '<') throw new Error(`No tag is ${document.slice(match.index, match.index + 80)}`)
    take(match, open)
  }
  const [only, ...others] = root.children
  if (open.length !== 1 || only === undefined || others.length > 0)
    throw new Error('There must be one element around all.')
  return only
}

function take([whole, closing, opening, attributes = '', isEmpty]: RegExpMatchArray, open: Element[]): void {
  const parent = open.at(-1)
  if (closing !== undefined) {
    if (open.pop()?.name !== closing) throw new Error(`</${closing}> closes another element.`)
  } else if (opening !== undefined) {
    const element = { name: opening, attributes: attributesOf(attributes), children: [], text: '' }
    parent?.children.push(element)
    if (isEmpty === '') open.push(element)
  } else if (parent !== undefined && !whole.startsWith('<?')) parent.text += unescapeXml(whole)
}

function attributesOf(text: string): Record<string, string> {
  const entries = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    unescapeXml(value),
  ])
  const attributes = Object.fromEntries(entries) as Record<string, string>
  if (Object.keys(attributes).length !== entries.length) throw new Error(`An attribute is given twice in${text}.`)
  return attributes
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|(\w+));|&/g, (whole, code: string | undefined, name: string | undefined) => {
    if (code !== undefined) return String.fromCodePoint(Number(code))
    const character = entities[name ?? '']
    if (character === undefined) throw new Error(`${whole} is no entity.`)
    return character
  })
}
