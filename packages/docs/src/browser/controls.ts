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

/** Text that is no number stays text, so that the issue can be shown. */
function typed({ value, dataset }: Control): unknown {
  if (dataset.type === 'boolean') return value === 'true'
  if (/^(integer|number)$/.test(dataset.type ?? '') && /^-?\d+(\.\d+)?$/.test(value.trim())) return Number(value)
  return value
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

/** The parameters that are given. */
export function parameterValues(form: HTMLFormElement): Record<string, string> {
  const filled = [...controls(form, 'parameter')].filter(([, { value }]) => value !== '')
  return Object.fromEntries(filled.map(([name, { value }]) => [name, value]))
}
