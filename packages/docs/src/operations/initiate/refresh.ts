import type { Context } from '../../context.ts'
import type { Operation } from '../../document/operations.ts'
import { html, type Markup } from '../../markup/html.ts'
import { blocksOf, inline, markdown, tableRows } from '../../markup/markdown.ts'
import { provenance, section, table } from '../../markup/parts.ts'

type Fate = 'deactivated' | 'deleted'

interface Flag {
  name: string
  kind: string
  fate: Fate
  /** What the document adds about the fate. */
  remark: string
}

/** What each refresh flag removes, as a picture and as a table, both read from the table in the description. */
export function refresh(context: Context, operation: Operation): Markup {
  const { links } = context
  const requestFields = operation.request?.body.fields ?? []
  const blocks = refreshBlocks(operation)
  const isTable = (block: string) => block.startsWith('|')
  const flags = tableRows(blocks.find(isTable) ?? '').map(readFlag)
  const ids = flags.flatMap(({ name }) => requestFields.find((field) => field.name === name)?.ids ?? [])
  return section(
    'refresh',
    'What a refresh flag removes',
    blocks.filter((block) => !isTable(block)).map((block) => markdown(block, links)),
    picture(flags),
    table(
      'Refresh flags',
      ['Flag', 'Concerns', 'Left out, or false', 'True'],
      flags.map(
        ({ name, kind, fate, remark }) => html`<tr><th scope="row">${inline(`\`${name}\``, links)}</th><td>${kind}</td>
<td><span class="fate kept">kept</span></td><td><span class="fate ${fate}">${fate}</span> ${inline(remark, links)}</td></tr>`,
      ),
    ),
    provenance(['S13', ...ids]),
  )
}

/** What the description says of refresh flags, up to the next bold beginning. */
export function refreshBlocks({ description }: Operation): string[] {
  const blocks = blocksOf(description)
  const from = blocks.findIndex((block) => block.startsWith('**Refresh flags**'))
  const to = blocks.findIndex((block, index) => index > from && block.startsWith('**'))
  return blocks.slice(from, to)
}

function readFlag([flag = '', fate = '']: string[]): Flag {
  const name = flag.replaceAll('`', '')
  const [, word, remark = ''] = /^(deactivated|deleted)(.*)$/.exec(fate) ?? []
  if (word === undefined) throw new Error(`Cannot draw what ${name} does: "${fate}".`)
  const kind = name
    .slice('Refresh'.length)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return { name, kind, fate: word as Fate, remark: remark.replace(/^[,;]\s*/, '') }
}

function picture(flags: Flag[]): Markup {
  const words = new Intl.ListFormat('en-GB')
  const fates = [...Map.groupBy(flags, ({ fate }) => fate)]
  return html`<figure class="picture">
<div class="given">${card('On the profile', 'before', [
    ['A', ''],
    ['B', ''],
  ])}<span class="plus" aria-hidden="true">+</span>${card('In the import', 'leaves B out', [
    ['A', 'changed'],
    ['C', 'new'],
  ])}</div>
<div class="arrow" aria-hidden="true">↓</div>
<div class="outcomes">
${outcome('Flag false or left out', 'any kind', 'kept')}
${fates.map(([fate, group]) => outcome('Flag true', words.format(group.map(({ kind }) => kind)), fate))}
</div>
<figcaption>A profile has A and B; the import contains A and C. A refresh flag decides what becomes of B.</figcaption>
</figure>`
}

function outcome(title: string, subtitle: string, fate: Fate | 'kept'): Markup {
  return card(title, subtitle, [
    ['A', 'in the import'],
    ['B', fate, fate],
    ['C', 'in the import'],
  ])
}

function card(title: string, subtitle: string, items: [name: string, note: string, fate?: string][]): Markup {
  const lines = items.map(
    ([name, note, fate = '']) => html`<li class="${fate}"><b>${name}</b>${note && html` <span>${note}</span>`}</li>`,
  )
  return html`<div class="card"><p><strong>${title}</strong> <small>${subtitle}</small></p><ul>${lines}</ul></div>`
}
