/** The look of the page: one column of text, a wide table, the same in light, dark and print. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #15171c);
  --ink: light-dark(#1b1e26, #e9e7e2);
  --soft: light-dark(#575d6b, #a7acb8);
  --line: light-dark(#e2ded4, #2d323c);
  --sunk: light-dark(#f3f1eb, #101216);
  --good: light-dark(#1a6b43, #79d6a3);
  --bad: light-dark(#a8231b, #ff9a90);
  --bad-wash: light-dark(#fbe8e5, #3b1a18);
  --warn: light-dark(#7d4f00, #eabf70);
  --warn-wash: light-dark(#fbf0d9, #352a12);
  --accent: light-dark(#343fb8, #aab4ff);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
* { box-sizing: border-box; }
html { font: 100%/1.5 var(--sans); background: var(--paper); color: var(--ink); }
body { max-width: 76rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.75rem; line-height: 1.25; max-width: 44rem; text-wrap: balance; }
h2 { font-size: 1.2rem; margin-top: 3rem; }
h3 { font-size: 0.95rem; }
pre, code { font: 0.85em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.soft, dt, legend, footer { color: var(--soft); }
.pass { color: var(--good); }
.fail, h1:not(.pass) { color: var(--bad); }
.warn { color: var(--warn); }
dl { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0.25rem 0.75rem; font-size: 0.92rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
th, td { padding: 0.3rem 0.4rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline; }
th { font-weight: 400; }
th[scope=row] { min-width: 18rem; }
.kind { vertical-align: bottom; }
.kind span { writing-mode: vertical-rl; rotate: 180deg; white-space: nowrap; }
.cell { text-align: center; }
.cell.fail, .mark.fail { background: var(--bad-wash); font-weight: 650; }
.cell.warn, .mark.warn { background: var(--warn-wash); font-weight: 650; }
.hidden { position: absolute; clip-path: inset(50%); }
fieldset { display: flex; flex-wrap: wrap; gap: 1rem; border: 0; padding: 0.75rem 0; }
legend { float: inline-start; }
.cases, ul { list-style: none; padding: 0; }
.cases > li { border-bottom: 1px solid var(--line); }
body:has([value=fail]:not(:checked)) [data-verdict=fail],
body:has([value=warn]:not(:checked)) [data-verdict=warn],
body:has([value=pass]:not(:checked)) [data-verdict=pass],
body:has([value=skip]:not(:checked)) [data-verdict=skip] { display: none; }
summary { padding: 0.4rem 0; cursor: pointer; overflow-wrap: anywhere; }
.mark { display: inline-block; width: 3.5rem; text-align: center; border-radius: 4px; }
.cases dl { margin: 0 0 1rem 1.5rem; }
pre { margin: 0; padding: 0.5rem; background: var(--sunk); white-space: pre-wrap; max-height: 16rem; overflow: auto; }
ul { font-size: 0.88rem; color: var(--soft); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media print {
  fieldset { display: none; }
  .cases > li { break-inside: avoid; }
}
`
