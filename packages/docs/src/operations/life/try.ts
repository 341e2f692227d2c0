import type { Context } from '../../context.ts'
import { html, type Markup, trusted } from '../../markup/html.ts'
import { section } from '../../markup/parts.ts'

/** The counters of an import, each in plain words. */
const counters = {
  TotalRecordsReceived: 'received',
  ValidationSuccessful: 'passed staging',
  ValidationFailed: 'failed at staging',
  Pending: 'still to be imported',
  Processed: 'imported',
  Exceptions: 'failed on import',
  NotHonored: 'not honoured',
}

/** One fails at staging and one on import, by the rules in browser/mock.ts. */
const records = [
  { ProfileId: 1001, IsActive: true },
  { ProfileId: 1002, Emails: [{ EmailAddress: 'ada@example.com' }] },
  { Emails: [{ EmailAddress: 'bob@example.com' }] },
  { ProfileId: 404, IsActive: true },
  { ProfileId: 1005, CustomerType: 'Retail' },
]

/** A whole import in the page, step by step. The browser sends the requests, and fills in what they bring. */
export function tryLife({ document, links }: Context): Markup {
  const states = document.components?.schemas?.ImportStatus?.enum?.filter((state) => state !== 'Failed') ?? []
  const rows = Object.entries(counters).map(
    ([name, words]) =>
      html`<tr><th scope="row"><a href="#${links.anchorOf(name)}"><code>${name}</code></a> ${words}</th><td>0</td></tr>`,
  )
  return section(
    'try-life',
    'Try a whole import',
    html`<p>Stage records, execute the import, then read which of them failed, and why. The service is a mock inside this page: nothing leaves the page, and nothing is stored.</p>`,
    html`<p class="without-script">Trying it needs JavaScript. Everything else on this page can be read without it.</p>`,
    html`<div class="try needs-script">
<ol class="stations" aria-label="Where the import is">${states.map((state) => html`<li>${String(state)}</li>`)}</ol>
<div>
<label for="try-life-records">Records, one on each line, as JSON</label>
<textarea id="try-life-records" rows="7" wrap="off" spellcheck="false" autocomplete="off" aria-describedby="try-life-rules">${trusted(records.map((one) => JSON.stringify(one)).join('\n'))}</textarea>
<p class="note" id="try-life-rules">In this demo, a record without <code>ProfileId</code> fails at staging, one with <code>ProfileId</code> 404 fails on import, and every import takes about five seconds. Outside this page, the mock by default fails no record and imports 1,000 a second.</p>
<p class="said" role="status"></p>
<p class="send">${button('stage', 'Stage')} ${button('execute', 'Execute')} ${button('failed', 'Show failed records', true)} ${button('anew', 'Start over', true)}</p>
<p class="away"><span id="try-life-failed"></span> <span id="try-life-anew"></span></p>
<div class="failures" hidden><h3>Failed records</h3><ul></ul></div>
</div>
<div>
<div class="row"><label for="try-life-progress">Progress</label><progress id="try-life-progress"></progress></div>
<table aria-label="Counters"><tbody>${rows}</tbody></table>
<div class="requests" hidden><h3>Requests</h3><ol></ol></div>
</div>
<dialog aria-labelledby="try-life-ask"><p id="try-life-ask"><b>Execute the import?</b> Records that passed staging: <span></span>. With the real service, profiles change from here on, and we found no documented way to undo this. Here, there is only the mock.</p>
<form class="send" method="dialog"><button autofocus>Cancel</button> ${button('yes', 'Yes, execute')}</form></dialog>
</div>`,
  )
}

/** @param isDisabled whether there is a note that says why it can do nothing yet */
function button(act: string, words: string, isDisabled = false): Markup {
  return html`<button data-act="${act}"${isDisabled && html` aria-describedby="try-life-${act}"`}>${words}</button>`
}
