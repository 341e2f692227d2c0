import { execFileSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'

/**
 * The source page as the first ten digits of SHA-256 of each eight words in a row, in lower case with one space between: enough to
 * find a sentence of it, and not to read one. Its text is in no file here.
 */
const sourceWindows = new Set(
  readFileSync(new URL('./source-windows.txt', import.meta.url), 'utf8')
    .trim()
    .split(/\s+/),
)

function windowsOf(text: string): string[] {
  const prose = text.replaceAll(/^\s*(\/\/|\*|#|>|\|)/gm, ' ')
  const words = prose.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(7).map((_, index) => words.slice(index, index + 8).join(' '))
}

const digest = (window: string) => hash('sha256', window).slice(0, 10)

/** What a text shares with others, eight words in a row. */
function borrowedFrom(text: string, windows: ReadonlySet<string>): string[] {
  return windowsOf(text).filter((window) => windows.has(digest(window)))
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((name) => !/\.png$|^pnpm-lock\.yaml$/.test(name))

it('no file has eight words in a row that are those of the source page', () => {
  const borrowed = files.flatMap((name) => {
    const words = borrowedFrom(readFileSync(join(root, name), 'utf8'), sourceWindows)
    return words.length > 0 ? [`${name}: ${words[0]}`] : []
  })
  expect(files.length).toBeGreaterThan(100)
  expect(sourceWindows.size).toBe(1038)
  expect(borrowed).toEqual([])
})

it('finds a sentence wherever it is written, across comment signs, line breaks and letters', () => {
  const sentence = 'one two three four five six seven eight nine'
  const windows = new Set(windowsOf(sentence).map(digest))
  expect(windows.size).toBe(2)
  expect(borrowedFrom(' * So: One two three,\n * FOUR five `six` seven\n * eight nine ten.', windows)).toHaveLength(2)
  expect(borrowedFrom('one two three four five six seven and eight', windows)).toEqual([])
})
