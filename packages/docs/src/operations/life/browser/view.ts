import { get, make } from '../../../browser/dom.ts'

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
  const said = get('.said', section)
  const sent = get('.sent', section)
  const failures = get('.failures', section)
  const progress = get<HTMLProgressElement>('progress', section)
  const nothingSent = [...sent.childNodes]
  const view = {
    say(words: string, kind: 'good' | 'bad' = 'good') {
      said.replaceChildren(make('span', { class: kind }, words))
    },
    /** A request like the one before it is counted with that. */
    addRequest(request: string, status: number) {
      const line = `${request} → ${status}`
      const last = sent.lastElementChild as HTMLElement | null
      const count = last?.dataset.line === line ? Number(last.dataset.count) + 1 : 1
      const code = make('code', {}, request)
      const item = make('li', { 'data-line': line, 'data-count': String(count) }, code, ` → ${status}`)
      if (count > 1) item.append(`, ${count} times`)
      if (count > 1 || last?.dataset.line === undefined) last?.remove()
      sent.append(item)
    },
    show(report: Report) {
      const count = (name: string) => Number(report[name] ?? 0)
      for (const cell of section.querySelectorAll<HTMLElement>('[data-counter]'))
        cell.textContent = String(count(cell.dataset.counter ?? ''))
      for (const station of section.querySelectorAll<HTMLElement>('[data-state]')) {
        if (station.dataset.state === report.Status) station.setAttribute('aria-current', 'step')
        else station.removeAttribute('aria-current')
      }
      progress.max = count('ValidationSuccessful') || 1
      progress.value = count('ValidationSuccessful') - count('Pending')
      const hasFailed = count('ValidationFailed') + count('Exceptions') > 0
      setReason('failed', hasFailed ? '' : 'No record has failed so far.')
      setReason('anew', report.Status === undefined ? 'No import has begun.' : '')
    },
    showFailed(records: FailedRecord[]) {
      failures.hidden = records.length === 0
      get('ul', failures).replaceChildren(...records.map(failedItem))
    },
    clear() {
      view.show({})
      view.showFailed([])
      sent.replaceChildren(...nothingSent)
    },
    reasonAgainst: ({ dataset }: HTMLElement) => section.querySelector(`#try-life-${dataset.act}`)?.textContent,
  }

  /** A button that can do nothing now stays where it is, and says why. */
  function setReason(act: string, reason: string): void {
    const button = get(`[data-act=${act}]`, section)
    button.setAttribute('aria-disabled', String(reason !== ''))
    button.setAttribute('aria-describedby', `try-life-${act}`)
    get(`#try-life-${act}`).textContent = reason
  }

  return view
}

function failedItem({ SequenceNumber, Exceptions, ...record }: FailedRecord): HTMLElement {
  const reasons = Exceptions.map(({ Message }) => Message).join(' ')
  return make(
    'li',
    {},
    make('b', {}, `Record ${JSON.stringify(SequenceNumber)}`),
    ` ${reasons} `,
    make('code', {}, JSON.stringify(record)),
  )
}
