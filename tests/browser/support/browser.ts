/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync } from 'node:fs'
import { cachedDocsPage } from '@bulk-import/docs/cache'
import { type MockOptions, type RunningMock, startMock } from '@bulk-import/mock'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, describe } from 'vitest'
import { chromiumPath, launchChromium } from '../../../scripts/lib/chromium.ts'

const isMissing = !existsSync(chromiumPath)

if (isMissing && process.env.CI) {
  throw new Error(`There is no browser at ${chromiumPath}. Install it with: apt-get install chromium`)
}

export const docsFile = await cachedDocsPage()
export const docsAddress = docsFile.href

/** Tests that need a browser; skipped on a machine without one, except in continuous integration. */
export const describeInBrowser = isMissing ? describe.skip : describe

/** Says once how to get a browser. */
export function sayHowToGetBrowser(): void {
  if (isMissing) {
    process.stderr.write(
      `The tests of the pages are skipped: no browser at ${chromiumPath}. Install it (apt-get install chromium), or set CHROMIUM to its path.\n`,
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

let launched: Promise<Browser> | undefined

/** One browser for all files of a worker; it ends with the worker. */
function sharedBrowser(): Promise<Browser> {
  launched ??= launchChromium()
  return launched
}

const plain = { reducedMotion: 'reduce', viewport: { width: 1280, height: 720 } } as const

async function newPage(options: BrowserContextOptions): Promise<Page> {
  const context = await (await sharedBrowser()).newContext({ ...plain, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

/** Opening a page takes as long as loading a document in it, so that one without options is cleaned and used again. */
function reusablePage(): () => Promise<Page> {
  let opened: Page | undefined
  return async () => {
    opened ??= await newPage({})
    opened.removeAllListeners()
    await opened.setViewportSize(plain.viewport)
    await opened.emulateMedia({ media: null, colorScheme: null, reducedMotion: plain.reducedMotion })
    await opened.mouse.move(0, 0)
    if (opened.url() !== 'about:blank') {
      await opened.evaluate(() => {
        if (origin === 'null') return // and no storage either
        localStorage.clear()
        sessionStorage.clear()
      })
      await opened.context().clearCookies()
      await opened.goto('about:blank')
    }
    return opened
  }
}

const pageOfOneTest = reusablePage()
const pageOfOneBlock = reusablePage()

async function open(page: Page, address: string): Promise<Visit> {
  const messages: string[] = []
  const requests: string[] = []
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', ({ message }) => messages.push(message))
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(address)
  return { page, messages, requests }
}

/** One visit for all tests of a block, which leave the page as the next one can take it. */
export function useSharedVisit(address: () => string = () => docsAddress): () => Promise<Visit> {
  let visiting: Promise<Visit> | undefined
  return () => {
    visiting ??= pageOfOneBlock().then((page) => open(page, address()))
    return visiting
  }
}

/** A visit that nothing remembers: with options, in a profile of its own, which ends with the test. */
export function useBrowser() {
  const contexts: BrowserContext[] = []
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  })
  return async function visit(address: string, options?: BrowserContextOptions): Promise<Visit> {
    if (options === undefined) return open(await pageOfOneTest(), address)
    const page = await newPage(options)
    contexts.push(page.context())
    return open(page, address)
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
