import { get } from './dom.ts'

type Control = HTMLInputElement | HTMLSelectElement

/** The controls of the form, by the field that each sets. */
export function controls(): Map<string, Control> {
  const found = document.querySelectorAll<Control>('.try [data-field]')
  return new Map([...found].map((control) => [control.dataset.field ?? '', control]))
}

/** The request as the controls say it; what is empty is left out. */
export function readControls(): Record<string, unknown> {
  const request: Record<string, unknown> = {}
  for (const [name, control] of controls()) {
    if (control.value !== '') request[name] = typed(control)
  }
  return request
}

/** Text that is no number stays text, so that the issue can be shown. */
function typed({ value, dataset }: Control): unknown {
  if (dataset.type === 'boolean') return value === 'true'
  if (dataset.type === 'integer' && /^-?\d+(\.\d+)?$/.test(value.trim())) return Number(value)
  return value
}

/** Shows a request in the controls, as far as they can show it. */
export function writeControls(request: unknown): void {
  const fields = Object(request) as Record<string, unknown>
  for (const [name, control] of controls()) {
    const value = fields[name]
    control.value = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
    if (control.value === '' && control instanceof HTMLSelectElement) control.selectedIndex = 0
  }
}

/** Who sends the request. */
export function sender(): { clientId: string; authorization: string } {
  const value = (id: string) => get<HTMLInputElement>(`#try-${id}`).value
  return { clientId: value('client-id'), authorization: value('authorization') }
}
