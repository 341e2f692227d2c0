/**
 * The look of the page: one column of text, a wide matrix, the same in light, dark and print. Colours and letters are those of
 * the documentation page; a test holds them to it.
 */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #15171c);
  --ink: light-dark(#1b1e26, #e9e7e2);
  --soft: light-dark(#575d6b, #a7acb8);
  --line: light-dark(#e2ded4, #2d323c);
  --sunk: light-dark(#f3f1eb, #101216);
  --good: light-dark(#1a6b43, #79d6a3);
  --good-wash: light-dark(#e4f3ea, #16301f);
  --bad: light-dark(#a8231b, #ff9a90);
  --bad-wash: light-dark(#fbe8e5, #3b1a18);
  --warn: light-dark(#7d4f00, #eabf70);
  --warn-wash: light-dark(#fbf0d9, #352a12);
  --accent: light-dark(#343fb8, #aab4ff);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Charter, Georgia, serif;
}
* { box-sizing: border-box; }
html { font: 100%/1.5 var(--sans); background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { max-width: 76rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; font-variant-numeric: tabular-nums; }
h1, h2 { font-family: var(--serif); }
h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.015em; max-width: 44rem; margin: 0 0 1.5rem; text-wrap: balance; }
h1.fail, h1.unreachable, h1.refused { color: var(--bad); }
h1.pass { color: var(--good); }
h2 { font-size: 1.2rem; margin: 3rem 0 0.5rem; letter-spacing: -0.01em; }
h3 { font-size: 0.95rem; margin: 1.5rem 0 0.5rem; font-weight: 600; }
code, pre { font: 0.85em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.eyebrow { margin: 0 0 0.5rem; color: var(--soft); font-size: 0.85rem; }
.facts { display: grid; gap: 0.2rem; margin: 0; font-size: 0.92rem; }
.facts div { display: grid; grid-template-columns: 6rem 1fr; }
.facts dt, .cases dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.lead { color: var(--soft); max-width: 44rem; margin: 0 0 1rem; font-size: 0.92rem; }
.scroll { overflow-x: auto; border-block: 1px solid var(--line); }
.matrix { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
.matrix th, .matrix td { padding: 0.3rem 0.4rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline; }
.matrix tbody tr:last-child > * { border-bottom: 0; }
.matrix thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; }
.matrix th:first-child { padding-inline-start: 0; }
.matrix th[scope=row] { font-weight: 400; min-width: 18rem; max-width: 32rem; }
.matrix th b { font-weight: 600; margin-inline-end: 0.35rem; }
.matrix .kind { padding: 0.4rem 0.1rem; text-align: center; }
.matrix .kind span { writing-mode: vertical-rl; rotate: 180deg; white-space: nowrap; }
.matrix .cell { text-align: center; padding: 0.2rem; }
.cell > span, .cell > button { display: inline-block; min-width: 2rem; padding: 0.1rem 0.25rem; border: 0; border-radius: 4px; font: inherit; color: inherit; background: none; }
.cell > button { cursor: pointer; }
.cell > button:hover { outline: 1px solid currentColor; }
.cell.pass { color: var(--good); }
.cell.fail > * { color: var(--bad); background: var(--bad-wash); font-weight: 650; }
.cell.warn > * { color: var(--warn); background: var(--warn-wash); font-weight: 650; }
td.verdict { white-space: nowrap; }
td.verdict.pass { color: var(--good); }
td.verdict.fail { color: var(--bad); font-weight: 650; }
td.verdict.warn { color: var(--warn); font-weight: 650; }
form { display: flex; flex-wrap: wrap; gap: 0.6rem 1.5rem; align-items: center; padding: 0.75rem 0; font-size: 0.9rem; }
form[hidden], .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
form[hidden] { display: none; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; border: 0; padding: 0; margin: 0; align-items: center; }
legend { float: inline-start; padding: 0; margin-inline-end: 1rem; color: var(--soft); }
.number { color: var(--soft); }
input[type=search] { font: inherit; padding: 0.25rem 0.5rem; width: 18rem; max-width: 60vw; color: inherit; background: var(--sunk); border: 1px solid var(--line); border-radius: 5px; }
form button { font: inherit; padding: 0.25rem 0.7rem; color: inherit; background: var(--sunk); border: 1px solid var(--line); border-radius: 5px; cursor: pointer; }
output { color: var(--soft); }
.cases { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.cases > li { border-bottom: 1px solid var(--line); }
.cases > li[hidden] { display: none; }
summary { display: flex; gap: 0.75rem; padding: 0.4rem 0; cursor: pointer; list-style: none; align-items: baseline; }
summary::-webkit-details-marker { display: none; }
.sentence { max-width: 58rem; overflow-wrap: anywhere; }
.mark { flex: none; width: 4.6rem; font-size: 0.8rem; text-align: center; border-radius: 4px; padding: 0.05rem 0; color: var(--soft); background: var(--sunk); }
.mark.fail { color: var(--bad); background: var(--bad-wash); font-weight: 650; }
.mark.warn { color: var(--warn); background: var(--warn-wash); }
.mark.pass { color: var(--good); background: var(--good-wash); }
.cases dl { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0.25rem 0.75rem; margin: 0 0 1rem 5.35rem; font-size: 0.9rem; }
.cases dd { margin: 0; overflow-wrap: anywhere; }
.cases pre { margin: 0; padding: 0.5rem 0.7rem; background: var(--sunk); border-radius: 5px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 16rem; overflow: auto; }
.cases dd > pre:not(:first-child) { margin-top: 0.3rem; }
.not-shown ul { margin: 0; padding: 0; list-style: none; columns: 26rem; column-gap: 2.5rem; font-size: 0.88rem; color: var(--soft); }
.not-shown li { break-inside: avoid; padding: 0.15rem 0 0.15rem 2.6rem; text-indent: -2.6rem; }
.not-shown b { display: inline-block; width: 2.6rem; text-indent: 0; color: var(--ink); font-weight: 600; }
footer { margin-top: 3rem; color: var(--soft); font-size: 0.85rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem; }
  .facts div { grid-template-columns: 1fr; }
  .cases dl { margin-inline-start: 0; grid-template-columns: 1fr; }
  .cases dd { margin-bottom: 0.4rem; }
}
@media print {
  :root { color-scheme: light; }
  html { font-size: 75%; }
  body { padding: 0; max-width: none; }
  form { display: none !important; }
  .scroll { overflow: visible; }
  .cases > li { break-inside: avoid; }
  .cases pre { max-height: none; }
}
`
