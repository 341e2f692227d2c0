/** Makes the filters work. Without it everything is shown. */
export const script = `
(() => {
  const form = document.getElementById('filters')
  const find = document.getElementById('find')
  const shown = document.getElementById('shown')
  const items = [...document.querySelectorAll('.cases > li')].map((item) => ({
    item,
    ids: item.dataset.ids.split('\\t'),
    kind: item.dataset.kind,
    verdict: item.dataset.verdict,
    text: item.textContent.toLowerCase(),
  }))
  let only
  const apply = () => {
    const verdicts = new Set(new FormData(form).getAll('verdict'))
    const words = find.value.trim().toLowerCase().split(/\\s+/).filter(Boolean)
    let count = 0
    for (const { item, ids, kind, verdict, text } of items) {
      const isOfCell = !only || (ids.includes(only.statement) && kind === only.kind)
      const isWord = (word) => (/^[a-z]\\d\\d+$/.test(word) ? ids.includes(word.toUpperCase()) : text.includes(word))
      item.hidden = !(verdicts.has(verdict) && isOfCell && words.every(isWord))
      if (!item.hidden) count++
    }
    const cell = only ? ' for ' + only.statement + ', ' + only.kind : ''
    shown.textContent = count + ' of ' + items.length + ' cases' + cell
  }
  form.hidden = false
  form.addEventListener('input', apply)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => { only = undefined; setTimeout(apply) })
  for (const cell of document.querySelectorAll('.cell')) {
    const span = cell.firstElementChild
    const button = document.createElement('button')
    const { statement, kind } = cell.dataset
    button.type = 'button'
    button.textContent = span.textContent
    button.setAttribute('aria-label', span.textContent + ' ' + cell.lastElementChild.textContent.trim() + ': ' + statement + ', ' + kind)
    button.addEventListener('click', () => {
      only = { statement, kind }
      apply()
      document.getElementById('cases').scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
    })
    span.replaceWith(button)
  }
  const open = new Set()
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('li[data-verdict=fail] details:not([open]), li[data-verdict=warn] details:not([open])')) {
      open.add(details)
      details.open = true
    }
  })
  addEventListener('afterprint', () => { for (const details of open) details.open = false })
  apply()
})()
`
