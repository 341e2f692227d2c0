import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { RunError } from '@bulk-import/run'
import { describe, expect, it } from 'vitest'
import { endAsText, wayOn } from './ending.ts'

const commandFor = (journal: string) =>
  wayOn('--resume', { journalPath: resolve(journal), failedPath: undefined, isDeletion: false, isStream: false })

describe('the command that goes on', () => {
  it.each([
    ['people.ndjson.journal', 'people.ndjson.journal'],
    ['-dash.journal', './-dash.journal'],
    ['in/-dash.journal', 'in/-dash.journal'],
    ['it is.journal', "'it is.journal'"],
    ['- dash.journal', "'./- dash.journal'"],
    ['=ls.journal', "'=ls.journal'"],
    ["O'Brien.journal", "'O'\\''Brien.journal'"],
    ['Übung.journal', "'Übung.journal'"],
    ['new\nline.journal', "$'new\\012line.journal'"],
    ["-O'\\\u202egnp.\u{e0001}journal", "$'./-O\\'\\\\\\342\\200\\256gnp.\\363\\240\\200\\201journal'"],
  ])('names %j so that a shell finds it', (name, word) => {
    const command = commandFor(name)
    expect(command).toBe(`bulk-import run --resume ${word} goes on.`)
    const [, argument] = /--resume (.*) goes on\./.exec(command) ?? []
    const found = execFileSync('bash', ['-c', `printf %s ${argument}`], { encoding: 'utf8' })
    expect(resolve(found)).toBe(resolve(name))
  })
})

describe('an import that somebody else has executed', () => {
  it('is looked at by its journal', () => {
    const error = new RunError('DOUBT', 'It was executed.', {
      reached: 'perhaps-executed',
      next: null,
      hint: 'A hint.',
    })
    const run = { journalPath: resolve('j'), failedPath: undefined, isDeletion: false, isStream: false }
    expect(endAsText(error, null, run, 'Ended:')).toBe(
      'Ended: It was executed.\n  bulk-import status --journal j shows its state, and bulk-import exceptions --journal j what failed.',
    )
  })
})
