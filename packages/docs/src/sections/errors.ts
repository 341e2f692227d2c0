import { type Account, defaultAccounts } from '../../../mock/src/accounts/accounts.ts'
import { type Context, schemaOf } from '../context.ts'
import { html, type Markup } from '../html.ts'
import { markdown } from '../markdown.ts'
import type { Response } from '../model.ts'
import { anchor, provenance, section } from '../parts.ts'

/** Which refusal an account of the mock plays. */
const played: Partial<Record<keyof Account, string>> = {
  exists: '404',
  canDeleteProfiles: '403',
  hasGoodCredentials: '401',
  isAvailable: '503',
}

/** Every refusal with what to do. */
export function errors(context: Context): Markup {
  const refusals = context.responses.filter(({ status }) => !status.startsWith('2'))
  const schema = schemaOf(context, refusals[0]?.schemaName ?? '')
  return section(
    'errors',
    'When it is refused',
    markdown(String(schema.description), context.links),
    html`<div class="fields">${refusals.map((response) => refusal(context, response))}</div>`,
  )
}

function refusal(context: Context, { status, description, ids, examples }: Response): Markup {
  const [example] = examples
  const clientId = Object.entries(defaultAccounts.accounts).find(([, account]) =>
    Object.entries(account).some(([ability, value]) => value === false && played[ability as keyof Account] === status),
  )?.[0]
  return html`<article class="field error" id="status-${status}" aria-labelledby="status-${status}-name">
<div class="head"><h3 id="status-${status}-name"><span class="status">${status}</span> ${anchor(`status-${status}`, status)}</h3></div>
<div class="body">${markdown(description, context.links)}
${example && html`<p class="sample"><code>${JSON.stringify(example.value)}</code></p>`}
${clientId && html`<p class="play">The mock plays it for the client id <code>${clientId}</code>${status === '403' && ', when it is asked for a deletion'}. <a class="needs-script" href="#try" data-client-id="${clientId}"${status === '403' ? html` data-example="DeletionWithReason"` : undefined}>Try it</a></p>`}
${provenance(context, ids)}</div>
</article>
`
}
