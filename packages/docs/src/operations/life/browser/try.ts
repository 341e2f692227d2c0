import { operations } from '@bulk-import/contract/provisional'
import type { MockFetch } from '@bulk-import/mock/any-document'
import { get } from '../../../browser/dom.ts'
import { parseExact } from '../../../browser/response.ts'
import { createImport, type Import, type Reply, startMock } from './mock.ts'
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
  let mock: MockFetch | undefined
  let current: Import | undefined
  let report: Report = {}

  const show = ({ text }: Reply) => {
    report = JSON.parse(text)
    view.show(report)
  }
  const begin = () => {
    mock ??= startMock()
    const started: Import = createImport(mock, (...line) => {
      if (started === current) view.addRequest(...line)
    })
    return started
  }
  /** A response of the import; undefined where the request was refused, or the visitor has begun anew meanwhile. */
  const request = async (...given: Parameters<Import['send']>) => {
    const own = current ?? begin()
    if (current === undefined) {
      current = own
      show(await own.initiate())
    }
    const reply = await own.send(...given)
    if (own !== current) return undefined
    if (reply.status === 200) return reply
    view.say(`${reply.status}: ${JSON.parse(reply.text).Message}`, 'bad')
    return undefined
  }
  const execute = async () => {
    const reply = await request('execute')
    if (reply === undefined) return
    show(reply)
    view.say(`Executed. Still to be imported: ${recordsIn(report.Pending)}.`)
    lookLater(current)
  }
  const lookLater = (own: Import | undefined) =>
    setTimeout(() => {
      if (own === current) void look()
    }, lookEveryMs)
  const look = async () => {
    mock?.moveClock(Number(report.ValidationSuccessful) / looks) // it imports a record in a millisecond
    const before = report.Status
    const reply = await request('retrieveStatus')
    if (reply === undefined) return
    show(reply)
    const { Status, Processed, Exceptions } = report
    if (Status === 'Completed') {
      view.say(`Completed. Imported: ${recordsIn(Processed)}. Failed on import: ${Exceptions}.`)
      return
    }
    if (Status !== before) view.say(`${Status}.`)
    lookLater(current)
  }
  const actions: Record<string, () => void | Promise<void>> = {
    async stage() {
      const content = stageBody(records.value)
      records.setAttribute('aria-invalid', String('problem' in content))
      if ('problem' in content) return view.say(content.problem, 'bad')
      const reply = await request('stage', content.body)
      if (reply === undefined) return
      show(reply)
      const { TotalRecordsReceived: all, ValidationSuccessful: passed, ValidationFailed: failed } = report
      view.say(`Staged: ${recordsIn(all)} so far. Passed: ${passed}. Failed: ${failed}. Stage more, or execute.`)
    },
    /** A person decides, with the counters in view; what the mock refuses anyway is not asked. */
    execute() {
      if (report.Status !== 'Staging' || !report.ValidationSuccessful) return execute()
      get('span', dialog).textContent =
        `Records that passed staging: ${report.ValidationSuccessful} of ${report.TotalRecordsReceived}. They will be imported.`
      dialog.showModal()
    },
    yes() {
      dialog.close()
      return execute()
    },
    no: () => dialog.close(),
    async failed() {
      const reply = await request('retrieveExceptions')
      if (reply === undefined) return
      const page = parseExact(reply.text) as Record<string, unknown>
      const failed = page[operations.retrieveExceptions.responses[200].collection] as FailedRecord[]
      view.showFailed(failed)
      view.say(`${recordsIn(failed.length)} ${page.HasMore ? 'are shown, and there are more' : 'failed so far'}.`)
    },
    anew() {
      current = undefined
      report = {}
      view.clear()
      view.say('The next step begins another import.')
    },
  }

  section.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-act]') : null
    if (button === null) return
    const reason = view.reasonAgainst(button)
    if (reason) return view.say(reason, 'bad')
    Promise.resolve(actions[button.dataset.act ?? '']?.()).catch((error: Error) => view.say(error.message, 'bad'))
  })
  // Records do not outlive the visit, not even in the page that the back button finds again.
  addEventListener('pagehide', () => {
    records.value = records.defaultValue
  })
  view.clear()
}

function recordsIn(count: unknown): string {
  return count === 1 ? '1 record' : `${count} records`
}
