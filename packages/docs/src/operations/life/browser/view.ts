import { get, make } from '../../../browser/dom.ts'
import type { Reply } from './mock.ts'

/** State and counters, as far as a response has them. */
export interface Report {
  Status?: string
  [counter: string]: unknown
}

export interface FailedRecord {
  SequenceNumber: unknown
  Exceptions: { Message: string }[]
}

/** The section, as what happens in the import changes it. */
export function makeView(section: HTMLElement) {
  const requests = get('.requests', section)
  const sent = get('ol', requests)
  const failures = get('.failures', section)
  const progress = get<HTMLProgressElement>('progress', section)
  let last = ''
  let times = 0

  const view = {
    say(words: string, kind = 'good') {
      get('.said', section).replaceChildren(make('span', { class: kind }, words))
    },
    /** A request like the one before it is counted with that. */
    addRequest({ request, status }: Reply) {
      const line = ` → ${status}`
      const isAgain = last === request + line
      times = isAgain ? times + 1 : 1
      if (isAgain) sent.lastElementChild?.remove()
      last = request + line
      requests.hidden = false
      sent.append(make('li', {}, make('code', {}, request), times > 1 ? `${line}, ${times} times` : line))
    },
    show(report: Report) {
      const count = (name: string) => Number(report[name] ?? 0)
      for (const row of section.querySelectorAll('tr'))
        get('td', row).textContent = String(count(get('code', row).textContent))
      for (const state of section.querySelectorAll('.stations li'))
        state.ariaCurrent = state.textContent === report.Status ? 'step' : null
      progress.max = count('ValidationSuccessful') || 1
      progress.value = count('ValidationSuccessful') - count('Pending')
      const hasFailed = count('ValidationFailed') + count('Exceptions') > 0
      setReason('failed', hasFailed ? '' : 'No record has failed so far.')
      setReason('anew', report.Status ? '' : 'No import has begun.')
    },
    showFailed(records: FailedRecord[]) {
      failures.hidden = records.length === 0
      get('ul', failures).replaceChildren(...records.map(failedItem))
    },
    clear() {
      view.showFailed([])
      last = ''
      requests.hidden = true
      sent.replaceChildren()
    },
  }

  /** A button that can do nothing now stays where it is, and says why. */
  function setReason(act: string, reason: string): void {
    get(`[data-act=${act}]`, section).ariaDisabled = String(reason !== '')
    get(`#try-life-${act}`).textContent = reason
  }

  return view
}

const shownLength = 300

function failedItem({ SequenceNumber, Exceptions, ...record }: FailedRecord): HTMLElement {
  const reasons = Exceptions.map(({ Message }) => Message).join(' ')
  const number = make('b', {}, `Record ${JSON.stringify(SequenceNumber)}:`)
  const text = JSON.stringify(record)
  const shown = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
  return make('li', {}, number, ` ${reasons} `, make('code', {}, shown))
}
