import { createHash } from 'node:crypto'
import { bundleScript, bundleStyle } from './bundle.ts'
import { html, type Markup, type Part, trusted } from './html.ts'

export interface Page {
  title: string
  description: string
  /** Its parts of the style sheet, between those that all pages have. */
  styles: string[]
  /** Runs when the page has been read. Both others are `reading` with the form: the checks, the samples and the mock. */
  script: 'reading' | 'trying' | 'trying-any'
  /** The folder of the contract package that the script gets as `@bulk-import/contract`, where it takes any. */
  contract?: URL | undefined
  body: Part
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%23343fb8'/%3E%3Cpath d='M9 9h14M9 16h14M9 23h8' stroke='white' stroke-width='3' stroke-linecap='round'/%3E%3C/svg%3E"

/**
 * A whole page that needs nothing from anywhere. Its policy permits its own scripts and style by their hashes, and
 * requests to the server that it came from; nothing else.
 */
export async function page({ title, description, styles, script, contract, body }: Page): Promise<string> {
  const early = await bundleScript('early', undefined)
  const main = await bundleScript(script, contract)
  const style = await bundleStyle(['colours', 'text', 'layout', 'parts', ...styles, 'print'])
  const policy = [
    "default-src 'none'",
    `script-src ${hash(early)} ${hash(main)}`,
    `style-src ${hash(style)}`,
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const { markup } = html`<!doctype html>
<html lang="en" data-theme="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="icon" href="${icon}">
<style>${trusted(style)}</style>
<script>${trusted(early)}</script>
</head>
<body>
${body}
<script>${trusted(main)}</script>
</body>
</html>
`
  return markup
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The switch between light and dark; without a script the page follows the system. */
export function themeSwitch(): Markup {
  const themes = ['Auto', 'Light', 'Dark'].map(
    (name) => html`<label><input type="radio" name="theme" value="${name.toLowerCase()}"><span>${name}</span></label>`,
  )
  return html`<fieldset class="themes needs-script"><legend class="away">Colours</legend>${themes}</fieldset>`
}
