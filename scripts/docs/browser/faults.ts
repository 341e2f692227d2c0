import { checkInitiateRequest, type Fault } from '@bulk-import/contract'
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

/** Shows every fault of the body: beside its control, and all of them in one list. */
export function showFaults(body: Body): void {
  const faults = 'value' in body ? checkInitiateRequest(body.value) : []
  const list = get('.try .faults')
  for (const [name, control] of controls()) {
    const fault = faults.find(({ pointer }) => pointer === `/${name}`)
    control.setAttribute('aria-invalid', String(fault !== undefined))
    const place = get(`#try-${name}-fault`)
    const text = fault === undefined ? '' : `must ${fault.expected}, but ${fault.actual}`
    if (place.textContent !== text) place.textContent = text
  }
  list.replaceChildren(...summary('problem' in body ? body.problem : undefined, faults))
}

function summary(problem: string | undefined, faults: Fault[]): HTMLElement[] {
  if (problem !== undefined) return [make('p', { class: 'bad' }, problem)]
  if (faults.length === 0) return [make('p', { class: 'good' }, 'Keeps the contract.')]
  const count = faults.length === 1 ? 'One fault:' : `${faults.length} faults:`
  return [make('p', { class: 'bad' }, count), make('ul', {}, ...faults.map(faultItem))]
}

function faultItem({ message, ids }: Fault): HTMLElement {
  return make('li', {}, `${message} `, ...ids.flatMap((id) => [make('a', { class: 'id', href: `#${id}` }, id), ' ']))
}
