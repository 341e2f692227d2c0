import type { MockFetch } from '@bulk-import/mock/any-document'
import { mockUrl } from '../samples.ts'
import { controls, parameterValues, readBody, readControls, showIssues, writeControls } from './controls.ts'
import { addCopyButtons } from './copy.ts'
import { get, make, painted } from './dom.ts'
import { type FormContract, type FormExtensions, type FormOperation, operationOf } from './operations.ts'
import { showFailure, showResponse } from './response.ts'
import { findMock, type Mock, send } from './send.ts'
import { makeTabs } from './tabs.ts'

const isServed = location.protocol.startsWith('http')

/** Makes every form work, all with the same mock. */
export function makeForms(createMockFetch: () => MockFetch, contract: FormContract, extensions: FormExtensions): void {
  let found: Promise<Mock> | undefined
  const mock = () => {
    found ??= findMock(createMockFetch)
    return found
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form.try'))
    makeForm(form, operationOf(form, contract, extensions), mock)
  if (!isServed) void mock()
}

/** Fields, body, samples and issues follow each other, and the mock responds. */
function makeForm(form: HTMLFormElement, operation: FormOperation, mock: () => Promise<Mock>): void {
  const { request, samples, issuesOf } = operation
  const example = form.querySelector<HTMLSelectElement>('[data-examples]')
  const body = make('textarea', { rows: '12', spellcheck: 'false', 'aria-label': 'Body, as JSON' })
  const figures = samples.map(({ title }) => sampleFigure(title, operation.operationId))
  const tabs = figures.map(({ title, figure }) => [title, make('div', {}, figure)] as const)
  makeTabs(form, new Map([...(request ? [['Body', make('div', {}, body)] as const] : []), ...tabs]))
  addCopyButtons(form)

  const reply = get('.reply', form)
  /** How often the form has changed or was sent: a response stands below the request that it is for, and below no other. */
  let turn = 0
  const forget = () => {
    turn++
    reply.replaceChildren()
  }
  const call = () => ({ ...operation, values: parameterValues(form), mediaType: request?.mediaType })
  const follow = () => {
    forget()
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
  form.addEventListener('input', forget) // the credential, too
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const own = ++turn
    const { dataset, value = '' } = get<HTMLInputElement>('[data-credential]', form)
    const credential = { header: dataset.credential ?? '', value }
    void mock()
      .then((found) => send(found, call(), body.value, credential))
      .then((received) => own === turn && showResponse(form, operation, received))
      .catch((error) => own === turn && showFailure(form, error))
  })
  // A credential that was typed does not outlive the visit, not even in the page that the back button finds again.
  addEventListener('pagehide', () => form.reset())
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLElement>('[data-try]') : null
    if (link?.dataset.try !== operation.operationId) return
    prepare(form, link.dataset)
    begin()
    form.requestSubmit()
  })
  begin()
  get('.where', form).textContent = isServed ? '' : 'The mock runs inside this page; nothing leaves it.'
}

/** The links "Try it" of the error responses choose parameters and an example, and send. */
function prepare(form: HTMLFormElement, { values = '{}', example }: DOMStringMap): void {
  const inputs = controls(form, 'parameter')
  for (const [name, value] of Object.entries(JSON.parse(values) as Record<string, string>)) {
    const input = inputs.get(name)
    if (input !== undefined) input.value = value
  }
  if (example) get<HTMLSelectElement>('[data-examples]', form).value = example
}

function sampleFigure(title: string, operationId: string) {
  const code = make('code')
  const pre = make('pre', { tabindex: '0', role: 'region', 'aria-label': `${title} for ${operationId}` }, code)
  return { title, code, figure: make('figure', { class: 'code' }, make('figcaption', {}, title), pre) }
}
