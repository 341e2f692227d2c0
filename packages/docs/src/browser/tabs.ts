import { get, make } from './dom.ts'

/** A row of tabs (WAI-ARIA Authoring Practices, Tabs): arrow keys, Home and End move between them. */
export function makeTabs(form: HTMLFormElement, panels: ReadonlyMap<string, HTMLElement>): void {
  const list = get('.tabs', form)
  const place = get('.panels', form)
  const tabs = [...panels].map(([title, panel], index) => {
    const id = `${form.id}-tab-${index}`
    panel.id = `${form.id}-panel-${index}`
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', id)
    place.append(panel)
    return make('button', { type: 'button', role: 'tab', id, 'aria-controls': panel.id }, title)
  })
  list.append(...tabs)
  const select = (chosen: number) => {
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(index === chosen))
      tab.tabIndex = index === chosen ? 0 : -1
    }
    for (const [index, panel] of [...panels.values()].entries()) panel.hidden = index !== chosen
  }
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(index))
    tab.addEventListener('keydown', (event) => {
      const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key]
      if (next === undefined) return
      event.preventDefault()
      const wrapped = (next + tabs.length) % tabs.length
      select(wrapped)
      tabs[wrapped]?.focus()
    })
  }
  select(0)
}
