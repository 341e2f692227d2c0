import { defaultAccounts } from '../../../mock/src/accounts/accounts.ts'
import type { Context } from '../context.ts'
import { html, type Markup } from '../html.ts'
import type { Field } from '../model.ts'
import { section } from '../parts.ts'

/** The form that builds a request and sends it to the mock. Everything in it that depends on the request is filled in by the browser. */
export function tryIt(context: Context): Markup {
  return section(
    'try',
    'Try it',
    html`<p class="without-script">The form needs JavaScript. Everything else on this page can be read without it.</p>`,
    html`<form class="try" autocomplete="off" novalidate>
<div class="build">
<div class="row whole"><label for="try-example">Begin with</label><select id="try-example">${context.requestExamples.map(({ name, summary }) => html`<option value="${name}">${summary}</option>`)}</select></div>
<fieldset><legend>Fields</legend>${context.requestFields.map((field) => control(field))}</fieldset>
<fieldset><legend>Who sends it</legend>
<div class="row"><label for="try-client-id">Client id</label><input id="try-client-id" value="${context.clientIdExample}" list="try-accounts" spellcheck="false"><datalist id="try-accounts">${Object.keys(defaultAccounts.accounts).map((id) => html`<option>${id}</option>`)}</datalist></div>
<div class="row"><label for="try-authorization">Authorization</label><input id="try-authorization" type="password" value="Bearer any" autocomplete="off" spellcheck="false" aria-describedby="try-authorization-note"></div>
<p class="note" id="try-authorization-note">Goes to the mock and nowhere else: the policy of this page forbids it. It is kept nowhere, and no code below shows it. The mock takes any.</p>
</fieldset>
</div>
<div class="result">
<div class="tabs" role="tablist" aria-label="The request as"></div>
<div class="panels"></div>
<div class="issues" aria-live="polite"></div>
<p class="send"><button type="submit">Send to the mock</button> <span class="where"></span></p>
<div class="reply" aria-live="polite"></div>
</div>
</form>`,
  )
}

function control({ name, schema, isRequired }: Field): Markup {
  const id = `try-${name}`
  const hint = schema.default === undefined ? 'left out' : `left out (${schema.default})`
  const choices = schema.type === 'boolean' ? ['true', 'false'] : schema.enum?.map(String)
  const input =
    choices === undefined
      ? html`<input id="${id}" data-field="${name}" data-type="${String(schema.type)}" placeholder="${isRequired ? undefined : hint}"${schema.type === 'integer' ? html` inputmode="numeric"` : undefined} aria-describedby="${id}-issue">`
      : html`<select id="${id}" data-field="${name}" data-type="${String(schema.type)}" aria-describedby="${id}-issue"><option value="">${hint}</option>${choices.map((choice) => html`<option>${choice}</option>`)}</select>`
  return html`<div class="row"><label for="${id}">${name}</label>${input}<p class="issue" id="${id}-issue"></p></div>`
}
