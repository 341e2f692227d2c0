/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync } from 'node:fs'
import { cachedDocsPage } from '@bulk-import/docs/cache'
import { type MockOptions, type RunningMock, startMock } from '@bulk-import/mock'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, describe } from 'vitest'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const isMissing = !existsSync(executablePath)

if (isMissing && process.env.CI) {
  throw new Error(`There is no browser at ${executablePath}. Install it with: apt-get install chromium`)
}

export const docsFile = await cachedDocsPage()
export const docsAddress = docsFile.href

/** Tests that need a browser; skipped on a machine without one, except in continuous integration. */
export const describeInBrowser = isMissing ? describe.skip : describe

/** Says once how to get a browser. */
export function sayHowToGetBrowser(): void {
  if (isMissing) {
    process.stderr.write(
      `The tests of the pages are skipped: no browser at ${executablePath}. Install it (apt-get install chromium), or set CHROMIUM to its path.\n`,
    )
  }
}

export interface Visit {
  page: Page
  /** What the page wrote to the console, and errors that nothing caught. */
  messages: string[]
  /** The addresses that it asked for, itself included. */
  requests: string[]
}

/** As root and without a display; the other flags keep Chromium from looking for its maker's services. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let launched: Promise<Browser> | undefined

/** One browser for all files of a worker; it ends with the worker. */
function sharedBrowser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath, args: flags })
  return launched
}

/** One visit for all tests of a block, which leave the page as the next one can take it. */
export function useSharedVisit(address: () => string = () => docsAddress): () => Promise<Visit> {
  const visit = useBrowser({ keepsVisits: true })
  let visiting: Promise<Visit> | undefined
  return () => {
    visiting ??= visit(address())
    return visiting
  }
}

/** A new profile for each visit, which ends with the test, or with the file where visits are kept for all its tests. */
export function useBrowser({ keepsVisits = false } = {}) {
  const contexts: BrowserContext[] = []
  const endVisits = async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  }
  if (keepsVisits) afterAll(endVisits)
  else afterEach(endVisits)

  return async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await (await sharedBrowser()).newContext({ reducedMotion: 'reduce', ...options })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    const messages: string[] = []
    const requests: string[] = []
    page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', ({ message }) => messages.push(message))
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(address)
    return { page, messages, requests }
  }
}

/** A mock that serves the page, for each test that asks for one. */
export function useMock() {
  const mocks: RunningMock[] = []
  afterEach(async () => {
    await Promise.all(mocks.splice(0).map((mock) => mock.close()))
  })
  return async function serve(options: MockOptions = {}): Promise<RunningMock> {
    const mock = await startMock({ docsFile, ...options })
    mocks.push(mock)
    return mock
  }
}
