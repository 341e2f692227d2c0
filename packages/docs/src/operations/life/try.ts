import type { Context } from '../../context.ts'
import { html, type Markup } from '../../markup/html.ts'
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

/** One fails at staging and one on import, by the rules of the mock in browser/mock.ts. */
const records = [
  { ProfileId: 1001, Emails: [{ EmailAddress: 'ada@example.com' }] },
  { ProfileId: 1002, Emails: [{ EmailAddress: 'no-at-sign.example.com' }] },
  { ProfileId: 1003, IsActive: true },
  { ProfileId: 404, Emails: [{ EmailAddress: 'eve@example.com' }] },
  { ProfileId: 1005, CustomerType: 'Retail' },
]

/** A whole import in the page, step by step. The browser sends the requests, and fills in what they bring. */
export function tryLife({ document, links }: Context): Markup {
  const states = document.components?.schemas?.StepStatus?.enum?.map(String) ?? []
  const rows = Object.entries(counters).map(
    ([name, words]) =>
      html`<tr><th scope="row"><a href="#${links.anchorOf(name)}"><code>${name}</code></a> ${words}</th><td data-counter="${name}">0</td></tr>`,
  )
  return section(
    'try-life',
    'Try a whole import',
    html`<p>Stage some records, execute the import, and read which of them failed, and why. A mock inside this page plays the service: nothing leaves the page, and nothing is stored.</p>`,
    html`<p class="without-script">This needs JavaScript. Everything else on this page can be read without it.</p>`,
    html`<div class="try needs-script">
<ol class="stations" aria-label="Where the import is">${states.filter((name) => name !== 'Failed').map((name) => html`<li data-state="${name}">${name}</li>`)}</ol>
<div>
<label for="try-life-records">Records, one on each line, as JSON</label>
<textarea id="try-life-records" rows="9" wrap="off" spellcheck="false" autocomplete="off" aria-describedby="try-life-rules">${records.map((one) => JSON.stringify(one)).join('\n')}</textarea>
<p class="note" id="try-life-rules">A record fails at staging if one of its e-mail addresses has no @, and on import if its <code>ProfileId</code> is 404. The import takes about five seconds, however many records it has. Outside this page, the mock lets no record fail unless told to, and imports 1,000 a second.</p>
<p class="send">${button('stage', 'Stage')} ${button('execute', 'Execute')} ${button('failed', 'Show failed records')} ${button('anew', 'Begin anew')}</p>
<p class="note" id="try-life-failed"></p><p class="note" id="try-life-anew"></p>
<p class="said" role="status"></p>
</div>
<div>
<p class="imported"><label for="try-life-imported">Imported or failed</label> <progress id="try-life-imported" max="1" value="0"></progress></p>
<table><caption>Counters</caption><tbody>${rows}</tbody></table>
<h3>Requests</h3>
<ol class="sent"><li>None yet. The first step sends Initiate before it.</li></ol>
</div>
<div class="failures" hidden><h3>Failed records</h3><ul></ul></div>
<dialog aria-labelledby="try-life-ask" aria-describedby="try-life-asked"><p id="try-life-ask"><b>Execute the import?</b></p>
<p id="try-life-asked"><span></span> With the real service, profiles change from here on, and no page that we could read names a way back. Here, nothing changes but the mock.</p>
<p class="send">${button('no', 'Not yet')} ${button('yes', 'Yes, execute')}</p></dialog>
</div>`,
  )
}

function button(act: string, words: string): Markup {
  return html`<button type="button" data-act="${act}">${words}</button>`
}
