import { type Highlighted, tokens } from '../markup/highlight.ts'

/** The element that the page has for certain. */
export function get<Kind extends Element = HTMLElement>(selector: string, within: ParentNode = document): Kind {
  const found = within.querySelector<Kind>(selector)
  if (found === null) throw new Error(`The page has no ${selector}.`)
  return found
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...content)
  return element
}

export function painted(code: string, language: Highlighted): Node[] {
  return tokens(code, language).map(([kind, text]) =>
    kind === undefined ? document.createTextNode(text) : make('span', { class: kind }, text),
  )
}
