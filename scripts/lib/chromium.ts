import { type Browser, chromium } from 'playwright-core'

/** The browser of the machine: playwright-core brings none. */
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium'

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

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: flags })
}
