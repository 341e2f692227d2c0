import { checkInitiateRequest, type Issue } from '@bulk-import/contract'
import { expect, it } from 'vitest'
import { describeInBrowser, useSharedVisit } from './support/browser.ts'
import { body, issues, send } from './support/form.ts'

const name = { Name: 'CRM sync' }

const bad: [what: string, request: unknown][] = [
  ['lacks Name [S30]', {}],
  ['has a Name of white space [C15]', { Name: ' ' }],
  ['has a Name that is too long [C15]', { Name: 'x'.repeat(101) }],
  ['keeps staged data for 11 days [S33]', { ...name, DataStageDuration: 11 }],
  ['keeps staged data for half a day [C09]', { ...name, DataStageDuration: 0.5 }],
  ['has days in words [S31]', { ...name, DataStageDuration: 'three' }],
  ['has an unknown ImportAction [S34]', { ...name, ImportAction: 'Remove' }],
  ['has MatchCriteria alone [S10]', { ...name, MatchCriteria: 'AlternateIdType' }],
  ['has MatchValue alone [C02]', { ...name, MatchValue: 'CrmId' }],
  ['gives a reason for adding [C06]', { ...name, ImportAction: 'Add', ReasonCode: 'none' }],
  ['has a flag that is text [S41]', { ...name, RefreshTags: 'true' }],
  ['misspells a flag [C14]', { ...name, RefreshTag: true }],
  ['is a list [S30]', [name]],
]

/** An issue as the form shows it, and as the mock says it. */
const onPage = ({ message, ids }: Issue) => `${message} ${ids.join(' ')}`
const byMock = ({ message, ids }: Issue) => `${message} (${ids.join(', ')}).`

describeInBrowser('the form of the documentation page, with a bad body', () => {
  const visit = useSharedVisit()

  it.each(bad)('shows the issues of a body that %s, as the mock inside the page does', async (_, request) => {
    const { page } = await visit()
    await body(page).fill(JSON.stringify(request))
    const expected = checkInitiateRequest(request)
    expect(expected.length).toBeGreaterThan(0)
    expect(await issues(page)).toEqual(expected.map(onPage))
    const { status, text } = await send(page)
    expect(status).toBe('400')
    expect(JSON.parse(text).Message).toBe(expected.map(byMock).join(' '))
  })

  it('says that a body is not JSON, and sends it as it stands', async () => {
    const { page } = await visit()
    await body(page).fill('{"Name": ')
    expect(await page.locator('.issues').textContent()).toContain('not JSON')
    expect((await send(page)).status).toBe('400')
  })
})
