import { type IdKind, kindOf } from '@bulk-import/internal/ids'
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
  const groups = groupsOf(evidence)
  return page({
    title: `What is proven: ${homeTitle(sources)}`,
    description:
      'Each statement of the source, each decision and each inference, where the contract expresses it, and the tests that prove it.',
    styles: ['provisional', 'proof'],
    script: 'reading',
    body: html`<header class="bar"><a class="home" href="${docsAddress}">← ${homeTitle(sources)}</a>${themeSwitch()}</header>
<main class="frame">
<div class="masthead" id="top"><p class="eyebrow">Version ${sources.document.info.version}, tests of ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC</p>
<h1>What is proven</h1>
<p class="lead">Each statement of the source, each decision and each inference: where the contract expresses it, and which tests would fail if it stopped being true.</p>
${figures(evidence, groups)}</div>
${matrix(groups, parts)}
${groups.map((group) => details(group, docsAddress))}
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

/** Statements of one kind and one grade of certainty. */
interface Group {
  title: string
  isProvisional: boolean
  evidence: Evidence[]
}

const titles: Record<IdKind, { contract: string; provisional: string }> = {
  source: { contract: 'statements (S)', provisional: 'from other pages (P)' },
  'older-help': { contract: 'from older help (L)', provisional: 'from older help (L)' },
  inference: { contract: 'inferences (I)', provisional: 'inferences (I)' },
  decision: { contract: 'decisions (C)', provisional: 'decisions (C)' },
}

/** What is certain first, then what is provisional. */
function groupsOf(evidence: Evidence[]): Group[] {
  const all = [false, true].flatMap((isProvisional) =>
    Object.entries(titles).map(([kind, title]) => ({
      title: isProvisional ? title.provisional : title.contract,
      isProvisional,
      evidence: evidence.filter((one) => one.isProvisional === isProvisional && kindOf(one.id) === kind),
    })),
  )
  return all.filter((group) => group.evidence.length > 0)
}

function figures(evidence: Evidence[], groups: Group[]): Markup {
  const figure = ({ title, evidence: all }: Group) =>
    html`<li><strong>${all.filter(isProven).length}<small>/${all.length}</small></strong> ${title}</li>`
  const [certain, provisional] = [groups.filter((one) => !one.isProvisional), groups.filter((one) => one.isProvisional)]
  const tests = new Set(evidence.flatMap(({ tests }) => tests.map(({ file, title }) => `${file} ${title}`)))
  return html`<div class="certainty"><div><h2>The contract</h2><ul class="figures">${certain.map(figure)}</ul></div>
${provisional.length > 0 && html`<div class="provisional"><h2>Provisional: partly inferred</h2><ul class="figures">${provisional.map(figure)}</ul></div>`}</div>
<p class="kind">How many of them are expressed in the document and covered by tests that pass; ${tests.size} tests cite one or more. ${provisional.length > 0 && 'The tests of an inference prove that the toolkit behaves as inferred, not that the service does.'}</p>`
}

function matrix(groups: Group[], parts: string[]): Markup {
  const head = ['', 'Statement, decision or inference', 'places', 'rules', ...parts, 'mutants'].map(
    (text) => html`<th scope="col">${text || html`<span class="away">Id</span>`}</th>`,
  )
  const bodies = groups.map(
    ({ title, isProvisional, evidence }) =>
      html`<tbody class="${isProvisional && 'provisional'}"><tr><th scope="rowgroup" colspan="${parts.length + 5}">${capitalized(title)}${grade(isProvisional)}</th></tr>${evidence.map((one) => row(one, parts))}</tbody>`,
  )
  const [first = '', last = first] = [parts[0], parts.at(-1)]
  return html`<p class="kind legend"><b>places</b>: where the document expresses it. <b>rules</b>: constraints that enforce it. <b>${first}</b> … <b>${last}</b>: passing tests in that part. <b>mutants</b>: deliberate changes of the code that a test caught, out of those tried.</p>
<div class="matrix" tabindex="0" role="region" aria-label="Statements and what proves them"><table><thead><tr>${head}</tr></thead>${bodies}</table></div>`
}

const capitalized = (title: string) => title.charAt(0).toUpperCase() + title.slice(1)
const grade = (isProvisional: boolean) => isProvisional && html` <small class="grade">provisional</small>`

function row(one: Evidence, parts: string[]): Markup {
  const { id, pointers, rules, tests, mutants } = one
  const byPart = parts.map((part) => tests.filter((test) => test.part === part))
  return html`<tr class="${isProven(one) ? '' : 'open'}"><th scope="row"><a class="anchor-id" href="#${id}">${id}</a></th><td>${words(one)}</td>
${cell(pointers)}${cell(rules)}${byPart.map((some) => cell(some, arePassed(some)))}
<td class="count">${mutants === undefined ? '–' : `${mutants.killed}/${mutants.tried}`}</td></tr>`
}

/** What it says; of a decision, what had to be decided before. */
function words({ question, text }: Evidence): Part {
  return question === undefined ? text : html`${question} <b>${text}</b>`
}

function cell({ length: count }: readonly unknown[], isGood = true): Markup {
  return count === 0 ? html`<td class="count"></td>` : html`<td class="count ${isGood ? 'yes' : 'no'}">${count}</td>`
}

function details({ title, isProvisional, evidence }: Group, docsAddress: string): Markup {
  return html`<section class="group${isProvisional && ' provisional'}"><h2>${capitalized(title)}${grade(isProvisional)}</h2>${evidence.map((one) => detail(one, docsAddress))}</section>`
}

function detail({ id, kind, question, text, pointers, rules, tests }: Evidence, docsAddress: string): Markup {
  return html`<section class="evidence" id="${id}" aria-labelledby="${id}-text"><h3 id="${id}-text"><a class="anchor-id" href="${docsAddress}#${id}">${id}</a> ${question ?? text}</h3>${question !== undefined && html`<p>${text}</p>`}<p class="kind">${kind}</p>
${list('In the document', pointers.map(inCode))}${list('Enforced by', rules.map(inCode))}
${list('Tests', tests.map(proof))}</section>`
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
