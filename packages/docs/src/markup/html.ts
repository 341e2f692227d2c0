export interface Markup {
  readonly markup: string
}

export type Part = string | number | Markup | undefined | false | readonly Part[]

/** Markup from a template; whatever is put into it is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const markup = strings.reduce((text, string, index) => text + render(parts[index - 1]) + string)
  return { markup }
}

/** Markup that was made elsewhere, and is taken at its word. */
export function trusted(markup: string): Markup {
  return { markup }
}

function render(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'markup' in part ? part.markup : part.map(render).join('')
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character]};`)
}
