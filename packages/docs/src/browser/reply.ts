import { checkInitiateResponse, type InitiateResponse, operations } from '@bulk-import/contract'
import { get, make, painted } from './dom.ts'
import { indented } from './indented.ts'
import type { Reply } from './send.ts'

/** Shows what was answered, and what it means. */
export function showReply({ status, text, headers, where }: Reply): void {
  const isAccepted = status === 200
  const head = make(
    'p',
    { class: isAccepted ? 'status-line good' : 'status-line bad' },
    make('span', { class: 'status' }, String(status)),
    ` answered by ${where}`,
  )
  const lines = headers.map(([name, value]) => `${name}: ${value}\n`).join('')
  const pre = make('pre', { tabindex: '0', role: 'region', 'aria-label': 'The answer' })
  pre.append(make('code', {}, `${lines}\n`, ...painted(indented(text), 'json')))
  get('.try .reply').replaceChildren(head, pre, make('p', { class: 'note' }, ...meaning(status, text)))
}

export function showFailure(error: Error): void {
  get('.try .reply').replaceChildren(make('p', { class: 'bad' }, `Nothing was answered: ${error.message}`))
}

function meaning(status: number, text: string): (string | Node)[] {
  if (status === 200) {
    const issues = checkInitiateResponse(JSON.parse(text))
    const { Expires } = JSON.parse(text) as InitiateResponse
    const minutes = Math.round((Date.parse(Expires) - Date.now()) / 60_000)
    const verdict =
      issues.length === 0 ? 'The answer keeps the contract.' : issues.map(({ message }) => message).join(' ')
    return [
      `${verdict} The token ends in ${Math.floor(minutes / 60)} h ${minutes % 60} min. `,
      link('life', 'What comes next'),
    ]
  }
  const isKnown = Object.hasOwn(operations.initiate.responses, status)
  return isKnown ? [link(`status-${status}`, 'What to do')] : ['The contract does not know this status.']
}

function link(id: string, text: string): Node {
  return make('a', { href: `#${id}` }, text)
}
