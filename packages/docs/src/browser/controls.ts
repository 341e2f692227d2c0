import { get, make } from './dom.ts'
import type { FormIssue } from './operations.ts'

type Control = HTMLInputElement | HTMLSelectElement

/** The controls of a form, by the field or the parameter that each sets. */
export function controls(form: HTMLFormElement, kind: 'field' | 'parameter' = 'field'): Map<string, Control> {
  const found = form.querySelectorAll<Control>(`[data-${kind}]`)
  return new Map([...found].map((control) => [control.dataset[kind] ?? '', control]))
}

/** The request as the controls say it; what is empty is left out. */
export function readControls(form: HTMLFormElement): Record<string, unknown> {
  const filled = [...controls(form)].filter(([, control]) => control.value !== '')
  return Object.fromEntries(filled.map(([name, control]) => [name, typed(control)]))
}

/** A value that is not text is JSON; what is not JSON stays text, so that the issue can be shown. */
function typed({ value, dataset }: Control): unknown {
  const content = dataset.type === 'string' ? { value } : readBody(value)
  return 'value' in content ? content.value : value
}

/** Shows a request in the controls, as far as they can show it. */
export function writeControls(form: HTMLFormElement, request: unknown): void {
  const fields = Object(request) as Record<string, unknown>
  for (const [name, control] of controls(form)) {
    const value = fields[name]
    control.value = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
    if (control.value === '' && control instanceof HTMLSelectElement) control.selectedIndex = 0
  }
}

export function parameterValues(form: HTMLFormElement): Record<string, string> {
  const filled = [...controls(form, 'parameter')].filter(([, { value }]) => value !== '')
  return Object.fromEntries(filled.map(([name, { value }]) => [name, value]))
}

type Body = { value: unknown } | { problem: string }

/** An empty text is no body. */
export function readBody(text: string): Body {
  try {
    return { value: text.trim() === '' ? undefined : JSON.parse(text) }
  } catch (error) {
    return { problem: `The body is not JSON: ${(error as Error).message}` }
  }
}

/** Shows every issue of the body: beside its control, and all of them in one list. */
export function showIssues(form: HTMLFormElement, issues: FormIssue[], problem?: string): void {
  for (const [name, control] of controls(form)) {
    const issue = issues.find(({ pointer }) => pointer === `/${name}`)
    control.setAttribute('aria-invalid', String(issue !== undefined))
    const place = get(`#${CSS.escape(control.id)}-issue`)
    const text = issue === undefined ? '' : `must ${issue.expected}, but ${issue.actual}`
    if (place.textContent !== text) place.textContent = text
  }
  get('.issues', form).replaceChildren(...summary(issues, problem))
}

function summary(issues: FormIssue[], problem: string | undefined): HTMLElement[] {
  if (problem !== undefined) return [make('p', { class: 'bad' }, problem)]
  if (issues.length === 0) return [make('p', { class: 'good' }, 'The request is valid.')]
  const count = issues.length === 1 ? 'One issue:' : `${issues.length} issues:`
  return [make('p', { class: 'bad' }, count), make('ul', {}, ...issues.map(issueItem))]
}

function issueItem({ message, ids }: FormIssue): HTMLElement {
  return make('li', {}, `${message} `, ...ids.flatMap((id) => [make('a', { class: 'id', href: `#${id}` }, id), ' ']))
}
