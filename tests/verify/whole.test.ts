import { createMockFetch, startMock } from '@bulk-import/mock'
import { exitCode, plan, verify } from '@bulk-import/verify'
import { describe, expect, it } from 'vitest'
import { optionsFor, secret, withVerdict } from './support/servers.ts'

describe('a run against the mock', () => {
  it('finds everything kept that an answer can show, and opens as many imports as its plan says', async () => {
    const mock = createMockFetch()
    const options = optionsFor(mock, { fetch: mock })
    const planned = plan(options)
    const report = await verify(options)
    expect(report.counts).toMatchObject({ fail: 0, warn: 0, skip: 0 })
    expect(withVerdict(report, 'fail')).toEqual([])
    expect(withVerdict(report, 'warn')).toEqual([])
    expect(report.requests).toBe(planned.requests)
    // The contract leaves a body with a byte order mark open: the plan counts it, the mock refuses it.
    expect(planned.changes - report.changes.made).toBe(1)
    expect(mock.imports()).toHaveLength(report.changes.made)
    expect(exitCode(report)).toBe(0)
  })

  it('says of a statement that it does not prove why not', async () => {
    const mock = createMockFetch()
    const report = await verify(optionsFor(mock, { fetch: mock }))
    const open = report.statements.filter(({ verdict }) => verdict === 'skip')
    expect(open.find(({ id }) => id === 'S62')?.why).toMatchObject({ code: 'not-provoked' })
    expect(open.filter(({ why }) => why?.code === 'not-provoked').map(({ id }) => id)).toEqual(['S62'])
    for (const { why } of open) expect(why?.message).toMatch(/^[A-Z].*\.$/)
  })

  it('over HTTP comes to the same, with requests side by side', async () => {
    const mock = await startMock()
    try {
      const report = await verify(optionsFor(mock, { concurrency: 8 }))
      expect(report.counts).toMatchObject({ fail: 0, warn: 0, skip: 0 })
      expect(mock.imports()).toHaveLength(report.changes.made)
    } finally {
      await mock.close()
    }
  })

  it('shows no credential and no access token anywhere in its report', async () => {
    const mock = createMockFetch()
    const report = JSON.stringify(await verify(optionsFor(mock, { fetch: mock })))
    const [, credential = ''] = secret.split(' ')
    expect(report).not.toContain(credential)
    const tokens = mock.imports().map(({ accessToken }) => accessToken)
    expect(tokens.filter((token) => report.includes(token))).toEqual([])
    expect(report).toContain('$AUTHORIZATION')
  })

  it('begins with the smallest request, whatever the seed, and with no deletion where there is another', () => {
    const mock = createMockFetch()
    const firsts = (only?: string) =>
      Array.from({ length: 60 }, (_, seed) => plan(optionsFor(mock, { seed, ...(only && { only }) })).cases[0]?.id)
    expect(new Set(firsts())).toEqual(new Set(['initiate/example/smallest']))
    expect(new Set(firsts('ImportAction'))).toEqual(new Set(['initiate/boundary/ImportAction/enum/text-Add']))
  })

  it('sends the same in another order for a seed, and the same order for the same seed', async () => {
    const mock = createMockFetch()
    const order = (seed?: number) => plan(optionsFor(mock, { ...(seed && { seed }) })).cases.map(({ id }) => id)
    expect(order(7)).toEqual(order(7))
    expect(order(7)).not.toEqual(order(8))
    expect(order(7).sort()).toEqual(order().sort())
  })
})
