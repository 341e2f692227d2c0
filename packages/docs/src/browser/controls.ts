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

/** The parameters that are given. */
export function parameterValues(form: HTMLFormElement): Record<string, string> {
  const filled = [...controls(form, 'parameter')].filter(([, { value }]) => value !== '')
  return Object.fromEntries(filled.map(([name, { value }]) => [name, value]))
}

/** The body of the request: what it says, or why it cannot be read. */
type Body = { value: unknown } | { problem: string }

/** An empty text is no body. */
export function readBody(text: string): Body {
  try {
    return { value: text.trim() === '' ? undefined : JSON.parse(text) }
  } catch (error) {
    return { problem: `The body is not JSON: ${(error as Error).message}` }
  }
}
