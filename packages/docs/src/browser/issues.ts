import type { Issue } from '@bulk-import/contract'
import { controls } from './controls.ts'
import { get, make } from './dom.ts'

/** Shows every issue of the body: beside its control, and all of them in one list. */
export function showIssues(form: HTMLFormElement, issues: Issue[], problem?: string): void {
  for (const [name, control] of controls(form)) {
    const issue = issues.find(({ pointer }) => pointer === `/${name}`)
    control.setAttribute('aria-invalid', String(issue !== undefined))
    const place = get(`#${CSS.escape(control.id)}-issue`)
    const text = issue === undefined ? '' : `must ${issue.expected}, but ${issue.actual}`
    if (place.textContent !== text) place.textContent = text
  }
  get('.issues', form).replaceChildren(...summary(issues, problem))
}

function summary(issues: Issue[], problem: string | undefined): HTMLElement[] {
  if (problem !== undefined) return [make('p', { class: 'bad' }, problem)]
  if (issues.length === 0) return [make('p', { class: 'good' }, 'The request is valid.')]
  const count = issues.length === 1 ? 'One issue:' : `${issues.length} issues:`
  return [make('p', { class: 'bad' }, count), make('ul', {}, ...issues.map(issueItem))]
}

function issueItem({ message, ids }: Issue): HTMLElement {
  return make('li', {}, `${message} `, ...ids.flatMap((id) => [make('a', { class: 'id', href: `#${id}` }, id), ' ']))
}
