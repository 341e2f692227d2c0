import type { Context, PageOperation, Step } from '../../context.ts'
import { isSuccess } from '../../document/operations.ts'
import { html, type Markup } from '../../markup/html.ts'
import { blocksOf, inline, markdown } from '../../markup/markdown.ts'
import { provenance, section } from '../../markup/parts.ts'

type Placed = PageOperation & { step: Step }

/** The life of an import at a glance: its steps, what each needs and returns, and from where on nothing can be undone. */
export function life(context: Context): Markup {
  const { links, extensions } = context
  const steps = context.operations.flatMap((operation): Placed[] => {
    const step = extensions[operation.operationId]?.step
    return step === undefined ? [] : [{ ...operation, step }]
  })
  const fields = steps.flatMap(({ request, responses }) => [
    ...(request?.body.fields ?? []),
    ...(responses.find(isSuccess)?.content?.body.fields ?? []),
  ])
  const field = (name: string) => fields.find((one) => one.name === name)
  const days = field('DataStageDuration')?.schema
  const state = fields.findLast(({ name }) => name === 'Status')
  const ids = ['AccessToken', 'Expires', 'Status'].flatMap((name) => field(name)?.ids ?? [])
  return section(
    'life',
    'The life of an import',
    html`<figure class="life"><ol class="steps">${steps.map((placed) => stepCard(placed, (state?.schema.enum ?? []).map(String)))}</ol>
${bars(context, steps, `${days?.minimum} to ${days?.maximum} days, ${days?.default} by default`)}
<figcaption>Solid: the contract. Dashed: <a href="#provisional">provisional</a>, since the vendor’s public pages describe these steps only in part; the rest is inferred.</figcaption></figure>`,
    html`<h3 id="end-of-token">When the token ends</h3>`,
    markdown(
      `The response to ${steps[0]?.step.name} says in \`Expires\` when the token ends. Go by that value: the vendor’s page says six hours in one place and twelve in another (C01). Its format is not stated; treat it as text (C23).`,
      links,
    ),
    html`<h3 id="states">States of an import</h3>`,
    blocksOf(state?.description ?? '')
      .slice(1)
      .map((block) => markdown(block, links)),
    provenance(['S01', 'I03', ...ids, ...(state?.ids ?? [])]),
  )
}

function stepCard({ prefix, isProvisional, step }: Placed, names: string[]): Markup {
  const { name, does, needs, returns, states } = step
  return html`<li class="step${isProvisional && ' provisional'}"><h3><a href="#${prefix}overview">${name}</a>${isProvisional && html`<span class="away">, provisional</span>`}</h3><p>${does}</p>
<dl><dt>needs</dt><dd>${needs}</dd><dt>returns</dt><dd>${returns}</dd></dl>
${states.length > 0 && html`<p class="then">${states.map((word) => (names.includes(word) ? html`<b>${word}</b> ` : `${word} `))}</p>`}</li>`
}

/** Until when an import can be left as if it had never been, and from when on it cannot. */
function bars({ links }: Context, steps: Placed[], retention: string): Markup {
  const writing = steps.findIndex(({ step }) => step.writesProfiles)
  const names = new Intl.ListFormat('en-GB').format(steps.slice(0, writing).map(({ step }) => step.name))
  return html`<div class="bars">
<p class="bar-of safe to-${writing}"><b>${names}: no profile is touched.</b> ${inline('You can abandon the import here without any effect (I03).', links)}</p>
<p class="bar-of final from-${writing + 1}"><b>From ${steps[writing]?.step.name} on, profiles change.</b> We found no documented way to undo this.</p>
<p class="bar-of token">${steps[0]?.step.name} returns <b>the access token</b>. Every later step needs it, and it is valid until <b><code>Expires</code></b>.</p>
<p class="bar-of from-2"><b>Staged records</b> are kept for ${retention} (<code>DataStageDuration</code>). The token may expire first.</p>
</div>`
}
