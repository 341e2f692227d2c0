import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cachedDocsPage } from '@bulk-import/docs/cache'
import { chromiumPath, launchChromium } from './lib/chromium.ts'
import { root } from './lib/workspace.ts'

const file = join(root, 'packages/docs/preview.png')
const maxBytes = 150_000
const viewport = { width: 1200, height: 1300 }
const margin = 12

/** The life of an import on the documentation page, in light colours, as a picture for the README. */
async function takePreview(): Promise<Buffer> {
  const address = (await cachedDocsPage()).href
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(address)
    const heading = await page.locator('#life h2').boundingBox()
    const figure = await page.locator('#life figure').boundingBox()
    if (heading === null || figure === null) throw new Error('The page shows no life of an import.')
    const [x, y] = [figure.x - margin, heading.y - margin]
    const [width, height] = [figure.width + 2 * margin, figure.y + figure.height + margin - y]
    return await page.screenshot({ clip: { x, y, width, height } })
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
