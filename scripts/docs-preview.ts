import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cachedDocsPage } from '@bulk-import/docs/cache'
import { chromiumPath, launchChromium } from './lib/chromium.ts'
import { root } from './lib/workspace.ts'

const file = join(root, 'packages/docs/preview.png')
const maxBytes = 150_000
const viewport = { width: 1200, height: 680 }

/** The life of an import on the documentation page, in light colours, as a picture for the README. */
async function takePreview(): Promise<Buffer> {
  const address = (await cachedDocsPage()).href
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(`${address}#life`)
    return await page.screenshot()
  } finally {
    await browser.close()
  }
}

if (!existsSync(chromiumPath)) {
  console.error(
    `There is no browser at ${chromiumPath}. Install it (apt-get install chromium), or set CHROMIUM to its path.`,
  )
  process.exit(1)
}
const picture = await takePreview()
if (picture.length > maxBytes) {
  console.error(`The picture has ${picture.length} bytes, and at most ${maxBytes} are allowed. Nothing was written.`)
  process.exit(1)
}
await writeFile(file, picture)
console.log(`Wrote ${file} (${Math.round(picture.length / 1000)} kB)`)
