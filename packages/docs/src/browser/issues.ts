import { checkInitiateRequest, type Issue } from '@bulk-import/contract'
import { get, make } from './dom.ts'
import { controls } from './request-form.ts'

/** The body of the request: what it says, or why it cannot be read. */
export type Body = { value: unknown } | { problem: string }

export function readBody(text: string): Body {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { problem: `The body is not JSON: ${(error as Error).message}` }
  }
}

/** Shows every issue of the body: beside its control, and all of them in one list. */
export function showIssues(body: Body): void {
  const issues = 'value' in body ? checkInitiateRequest(body.value) : []
  const list = get('.try .issues')
  for (const [name, control] of controls()) {
    const issue = issues.find(({ pointer }) => pointer === `/${name}`)
    control.setAttribute('aria-invalid', String(issue !== undefined))
    const place = get(`#try-${name}-issue`)
    const text = issue === undefined ? '' : `must ${issue.expected}, but ${issue.actual}`
    if (place.textContent !== text) place.textContent = text
  }
  list.replaceChildren(...summary('problem' in body ? body.problem : undefined, issues))
}

function summary(problem: string | undefined, issues: Issue[]): HTMLElement[] {
  if (problem !== undefined) return [make('p', { class: 'bad' }, problem)]
  if (issues.length === 0) return [make('p', { class: 'good' }, 'Keeps the contract.')]
  const count = issues.length === 1 ? 'One issue:' : `${issues.length} issues:`
  return [make('p', { class: 'bad' }, count), make('ul', {}, ...issues.map(issueItem))]
}

function issueItem({ message, ids }: Issue): HTMLElement {
  return make('li', {}, `${message} `, ...ids.flatMap((id) => [make('a', { class: 'id', href: `#${id}` }, id), ' ']))
}
