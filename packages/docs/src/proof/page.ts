import { kindOf } from '@bulk-import/internal/ids'
import type { Sources } from '../context.ts'
import { page, themeSwitch } from '../markup/frame.ts'
import { html, type Markup, type Part } from '../markup/html.ts'
import { homeTitle } from '../page.ts'
import type { Evidence, Test } from './evidence.ts'

export interface Proof {
  sources: Sources
  evidence: Evidence[]
  at: Date
  /** Where the documentation page is, seen from this one. */
  docsAddress: string
}

/** In the order in which a value meets them; parts that are not named here follow. */
const order = ['contract', 'types', 'client', 'mock', 'agreement', 'verify', 'cli']

/** Which statement is expressed where and proven by what: a matrix, and behind it the names of places and tests. */
export async function proofPage({ sources, evidence, at, docsAddress }: Proof): Promise<string> {
  const parts = [...new Set(evidence.flatMap(({ tests }) => tests.map(({ part }) => part)))].sort(byOrder)
  return page({
    title: `What is proven: ${homeTitle(sources)}`,
    description: 'Each statement of the source, where the contract expresses it, and the tests that prove it.',
    styles: ['proof'],
    script: 'reading',
    body: html`<header class="bar"><a class="home" href="${docsAddress}">${homeTitle(sources)}</a>${themeSwitch()}</header>
<main class="frame">
<div class="masthead" id="top"><p class="eyebrow">Version ${sources.document.info.version}, tests of ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC</p>
<h1>What is proven</h1>
<p class="lead">Each statement of the source and each decision: where the contract expresses it, and which tests would fail if it stopped being true.</p>
${figures(evidence)}</div>
${matrix(evidence, parts)}
${evidence.map((one) => detail(one, docsAddress))}
</main>`,
  })
}

function byOrder(one: string, other: string): number {
  const rank = (part: string) => (order.includes(part) ? order.indexOf(part) : order.length)
  return rank(one) - rank(other) || one.localeCompare(other)
}

function isProven({ pointers, tests }: Evidence): boolean {
  return pointers.length > 0 && tests.length > 0 && arePassed(tests)
}

function arePassed(tests: Test[]): boolean {
  return tests.every(({ isPassed }) => isPassed)
}

function figures(evidence: Evidence[]): Markup {
  const figure = (name: string, kind: ReturnType<typeof kindOf>) => {
    const all = evidence.filter(({ id }) => kindOf(id) === kind)
    return html`<li><strong>${all.filter(isProven).length}<small>/${all.length}</small></strong> ${name} expressed and proven</li>`
  }
  const tests = new Set(evidence.flatMap(({ tests }) => tests.map(({ file, title }) => `${file} ${title}`)))
  return html`<ul class="figures">${figure('statements', 'source')}${figure('decisions', 'decision')}<li><strong>${tests.size}</strong> tests cite one or more of them</li></ul>`
}

function matrix(evidence: Evidence[], parts: string[]): Markup {
  const head = ['', 'Statement or decision', 'places', 'rules', ...parts, 'mutants'].map(
    (text) => html`<th scope="col">${text || html`<span class="away">Id</span>`}</th>`,
  )
  const rows = evidence.map((one) => row(one, parts))
  return html`<div class="matrix" tabindex="0" role="region" aria-label="Statements and what proves them"><table><caption>Numbers are places in the document, keywords that refuse, tests in each part of the toolkit, and changes of the code that a test noticed, of those that were tried</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function row(one: Evidence, parts: string[]): Markup {
  const { id, text, pointers, rules, tests, mutants } = one
  const byPart = parts.map((part) => tests.filter((test) => test.part === part))
  return html`<tr class="${isProven(one) ? '' : 'open'}"><th scope="row"><a class="anchor-id" href="#${id}">${id}</a></th><td>${text}</td>
${cell(pointers)}${cell(rules)}${byPart.map((some) => cell(some, arePassed(some)))}
<td class="count">${mutants === undefined ? '–' : `${mutants.killed}/${mutants.tried}`}</td></tr>`
}

function cell({ length: count }: readonly unknown[], isGood = true): Markup {
  return count === 0 ? html`<td class="count"></td>` : html`<td class="count ${isGood ? 'yes' : 'no'}">${count}</td>`
}

function detail({ id, kind, text, pointers, rules, tests }: Evidence, docsAddress: string): Markup {
  return html`<section class="evidence" id="${id}" aria-labelledby="${id}-text"><h2 id="${id}-text"><a class="anchor-id" href="${docsAddress}#${id}">${id}</a> ${text}</h2><p class="kind">${kind}</p>
${list('Expressed at', pointers.map(inCode))}${list('Refuses by', rules.map(inCode))}
${list('Proven by', tests.map(proof))}</section>`
}

function inCode(text: string): Markup {
  return html`<code>${text}</code>`
}

function proof({ title, file, isPassed }: Test): Markup {
  const failed = !isPassed && html`<strong class="bad">failed:</strong> `
  return html`${failed}${title.replace(/ \[[^\]]*\]/, '')} <small>${file}</small>`
}

function list(title: string, items: Part[]): Markup {
  if (items.length === 0) return html`<p class="missing">${title}: nothing</p>`
  return html`<details><summary>${title} <span>${items.length}</span></summary><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></details>`
}
