import { operations } from '@bulk-import/contract/provisional'
import type { MockFetch } from '@bulk-import/mock/any-document'
import { get } from '../../../browser/dom.ts'
import { parseExact } from '../../../browser/response.ts'
import { call, startMock } from './mock.ts'
import { stageBody } from './records.ts'
import { type FailedRecord, makeView, type Report } from './view.ts'

/** An import takes so many looks at its status, so far apart: about five seconds. */
const looks = 8
const lookEveryMs = 600

/** Makes the section "Try a whole import" work. */
export function tryLife(): void {
  const section = get('#try-life')
  const records = get<HTMLTextAreaElement>('textarea', section)
  const dialog = get<HTMLDialogElement>('dialog', section)
  const view = makeView(section)
  let mock: MockFetch
  /** The import, by its token. */
  let current: Promise<string> | undefined
  let report: Report
  let nextLook: ReturnType<typeof setTimeout>

  const show = (text: string) => {
    report = JSON.parse(text)
    view.show(report)
  }
  const initiate = async () => {
    mock ??= startMock()
    const reply = await call(mock, 'initiate', '{"Name":"Tried in the page"}')
    view.addRequest(reply)
    show(reply.text)
    return /\d{9,}/.exec(reply.text)?.[0] ?? '' // as text: it may exceed 2^53 (C11)
  }
  /**
   * The text of a response of the import. It never comes when the visitor has begun anew meanwhile.
   *
   * @throws an Error that says why the request was refused
   */
  const request = async (operationId: keyof typeof operations, body?: string) => {
    current ??= initiate()
    const own = current
    const reply = await call(mock, operationId, body, await own)
    if (own !== current) return new Promise<never>(() => {})
    view.addRequest(reply)
    const { status, text } = reply
    if (status !== 200) {
      const isExecuted = report.Status && !['Initiated', 'Staging'].includes(report.Status)
      throw new Error(`${status}: ${JSON.parse(text).Message}${isExecuted ? ' Start over begins a new one.' : ''}`)
    }
    return text
  }
  const execute = async () => {
    view.showFailed([]) // there may be more soon
    show(await request('execute'))
    view.say('Executed.')
    lookLater()
  }
  const lookLater = () => {
    nextLook = setTimeout(run, lookEveryMs, look)
  }
  const look = async () => {
    mock.moveClock(Number(report.ValidationSuccessful) / looks) // it imports a record in a millisecond
    const before = report.Status
    show(await request('retrieveStatus'))
    const { Status, Processed, ValidationFailed, Exceptions } = report
    if (Status === 'Completed')
      return view.say(
        `Completed. Imported: ${Processed}. Failed: ${ValidationFailed} at staging, ${Exceptions} on import.`,
      )
    if (Status !== before) view.say(`${Status}.`)
    lookLater()
  }
  const actions: Record<string, () => unknown> = {
    async stage() {
      records.ariaInvalid = 'true'
      const body = stageBody(records.value)
      records.ariaInvalid = 'false'
      show(await request('stage', body))
      view.say(`Staged. Passed: ${report.ValidationSuccessful}, failed: ${report.ValidationFailed}.`)
    },
    /** A person decides, with the counters in view; what the mock refuses anyway is not asked. */
    execute() {
      if (report.Status !== 'Staging' || !report.ValidationSuccessful) return execute()
      get('span', dialog).textContent = String(report.ValidationSuccessful)
      dialog.showModal()
    },
    yes: execute,
    async failed() {
      const page = parseExact(await request('retrieveExceptions')) as Record<string, unknown>
      const failed = page[operations.retrieveExceptions.responses[200].collection] as FailedRecord[]
      view.showFailed(failed)
      view.say(`Failed records: ${page.HasMore ? 'the first ' : ''}${failed.length}.`)
    },
    anew() {
      clearTimeout(nextLook)
      current = undefined
      show('{}')
      view.clear()
      view.say('The next step starts a new import.')
    },
  }
  /** Does something, and says why it cannot be done. */
  const run = (action: () => unknown) =>
    Promise.resolve()
      .then(action)
      .catch(({ message }: Error) => view.say(message, 'bad'))

  for (const button of section.querySelectorAll<HTMLElement>('[data-act]')) {
    const act = button.dataset.act ?? ''
    button.addEventListener('click', () => {
      if (button.ariaDisabled === 'true') view.say(get(`#try-life-${act}`).textContent, 'bad')
      else void run(() => actions[act]?.())
    })
  }
  // Records do not outlive the visit, not even in the page that the back button finds again.
  addEventListener('pagehide', () => {
    records.value = records.defaultValue
  })
  show('{}')
}
