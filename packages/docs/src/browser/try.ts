import { operations } from '@bulk-import/contract'
import document_ from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { mockUrl, samples } from '../samples/samples.ts'
import { addCopyButtons } from './copy.ts'
import { get, make, painted } from './dom.ts'
import { type Body, readBody, showIssues } from './issues.ts'
import { showFailure, showReply } from './reply.ts'
import { readControls, sender, writeControls } from './request-form.ts'
import { findMock, send } from './send.ts'
import { makeTabs } from './tabs.ts'

const examples = document_.components.examples as Record<string, { value: unknown }>
const isServed = location.protocol.startsWith('http')

/** Makes the form work: fields, body, samples and issues follow each other, and the mock answers. */
export function makeForm(): void {
  const form = get<HTMLFormElement>('form.try')
  const body = make('textarea', { id: 'try-body', rows: '12', spellcheck: 'false', 'aria-label': 'Body, as JSON' })
  const figures = samples.map(({ title }) => sampleFigure(title))
  makeTabs(
    new Map([
      ['Body', make('div', {}, body)],
      ...figures.map(({ title, figure }) => [title, make('div', {}, figure)] as const),
    ]),
  )
  addCopyButtons(form)

  const follow = () => {
    const content = readBody(body.value)
    showIssues(content)
    for (const [index, { code }] of figures.entries()) code.replaceChildren(...sampleNodes(index, content))
  }
  const write = (request: unknown) => {
    body.value = JSON.stringify(request, undefined, 2)
    follow()
  }
  const begin = () => {
    const request = examples[get<HTMLSelectElement>('#try-example').value]?.value
    writeControls(request)
    write(request)
  }

  get('#try-example').addEventListener('change', begin)
  get('#try-client-id').addEventListener('input', follow)
  for (const control of form.querySelectorAll('[data-field]')) {
    control.addEventListener('input', () => write(readControls()))
  }
  body.addEventListener('input', () => {
    const content = readBody(body.value)
    if ('value' in content) writeControls(content.value)
    follow()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(body.value).then(showReply, showFailure)
  })
  // What was typed as a credential does not outlive the visit, not even in the page that the back button finds again.
  addEventListener('pagehide', () => form.reset())
  document.addEventListener('click', ({ target }) => prepare(target, begin))
  begin()
  get('.try .where').textContent = isServed ? '' : 'It runs inside this page; nothing leaves it.'
  if (!isServed) void findMock()
}

/** The links "Try it" of the refusals choose who sends what. */
function prepare(target: EventTarget | null, begin: () => void): void {
  const link = target instanceof Element ? target.closest<HTMLElement>('[data-client-id]') : null
  if (link === null) return
  const { clientId = '', example } = link.dataset
  get<HTMLInputElement>('#try-client-id').value = clientId
  if (example !== undefined) get<HTMLSelectElement>('#try-example').value = example
  begin()
}

function sampleFigure(title: string) {
  const code = make('code')
  const pre = make('pre', { tabindex: '0', role: 'region', 'aria-label': title }, code)
  return { title, code, figure: make('figure', { class: 'code' }, make('figcaption', {}, title), pre) }
}

function sampleNodes(index: number, content: Body): Node[] {
  const sample = samples[index]
  if (sample === undefined || !('value' in content)) return []
  const { method, pathTemplate } = operations.initiate
  const baseUrl = isServed ? location.origin : mockUrl
  const call = { method, pathTemplate, baseUrl, clientId: sender().clientId, request: content.value }
  return painted(sample.write(call), sample.language)
}
