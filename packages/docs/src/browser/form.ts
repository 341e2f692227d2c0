import { mockUrl } from '../samples.ts'
import { controls, parameterValues, readControls, writeControls } from './controls.ts'
import { addCopyButtons } from './copy.ts'
import { get, make, painted } from './dom.ts'
import { readBody, showIssues } from './issues.ts'
import { issuesOf, operationOf } from './operations.ts'
import { showFailure, showResponse } from './response.ts'
import { findMock, send } from './send.ts'
import { makeTabs } from './tabs.ts'

const isServed = location.protocol.startsWith('http')

/** Makes a form work: fields, body, samples and issues follow each other, and the mock responds. */
export function makeForm(form: HTMLFormElement): void {
  const operation = operationOf(form)
  const { request, samples } = operation
  const example = form.querySelector<HTMLSelectElement>('[data-examples]')
  const body = make('textarea', { rows: '12', spellcheck: 'false', 'aria-label': 'Body, as JSON' })
  const figures = samples.map(({ title }) => sampleFigure(title))
  const tabs = figures.map(({ title, figure }) => [title, make('div', {}, figure)] as const)
  makeTabs(form, new Map([...(request ? [['Body', make('div', {}, body)] as const] : []), ...tabs]))
  addCopyButtons(form)

  const call = () => ({ ...operation, values: parameterValues(form), mediaType: request?.mediaType })
  const follow = () => {
    const content = readBody(body.value)
    if ('problem' in content) showIssues(form, [], content.problem)
    else showIssues(form, issuesOf(request?.schema, content.value))
    for (const [index, { language, write }] of samples.entries()) {
      const baseUrl = isServed ? location.origin : mockUrl
      const text = 'value' in content ? write({ ...call(), baseUrl, request: content.value }) : ''
      figures[index]?.code.replaceChildren(...painted(text, language))
    }
  }
  const write = (value: unknown) => {
    body.value = value === undefined ? '' : JSON.stringify(value, undefined, 2)
    follow()
  }
  const begin = () => {
    const text = example?.selectedOptions[0]?.dataset.request
    const value: unknown = text === undefined ? undefined : JSON.parse(text)
    writeControls(form, value)
    write(value)
  }

  example?.addEventListener('change', begin)
  for (const input of controls(form, 'parameter').values()) input.addEventListener('input', follow)
  for (const control of controls(form).values()) {
    control.addEventListener('input', () => write(readControls(form)))
  }
  body.addEventListener('input', () => {
    const content = readBody(body.value)
    if ('value' in content) writeControls(form, content.value)
    follow()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(call(), body.value, get<HTMLInputElement>('[data-authorization]', form).value)
      .then((received) => showResponse(form, operation, received))
      .catch((error) => showFailure(form, error))
  })
  // A credential that was typed does not outlive the visit, not even in the page that the back button finds again.
  addEventListener('pagehide', () => form.reset())
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLElement>('[data-try]') : null
    if (link?.dataset.try !== operation.operationId) return
    prepare(form, link.dataset)
    begin()
  })
  begin()
  get('.where', form).textContent = isServed ? '' : 'It runs inside this page; nothing leaves it.'
  if (!isServed) void findMock()
}

/** The links "Try it" of the error responses choose parameters and an example. */
function prepare(form: HTMLFormElement, { values = '{}', example }: DOMStringMap): void {
  const inputs = controls(form, 'parameter')
  for (const [name, value] of Object.entries(JSON.parse(values) as Record<string, string>)) {
    const input = inputs.get(name)
    if (input !== undefined) input.value = value
  }
  if (example) get<HTMLSelectElement>('[data-examples]', form).value = example
}

function sampleFigure(title: string) {
  const code = make('code')
  const pre = make('pre', { tabindex: '0', role: 'region', 'aria-label': title }, code)
  return { title, code, figure: make('figure', { class: 'code' }, make('figcaption', {}, title), pre) }
}
