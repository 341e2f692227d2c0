import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { curl } from './curl.ts'
import type { PreparedRequest } from './request.ts'

const request: PreparedRequest = {
  method: 'POST',
  url: 'https://api.example.org/ACME/Import',
  shownUrl: 'https://api.example.org/ACME/Import',
  headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  body: '{"Name":"x"}',
  account: { parameters: {}, authorization: 'Bearer secret-credential' },
  credentialName: 'AUTHORIZATION',
  hasUnknownName: false,
}

/** What a shell makes of the line: the arguments of curl and its standard input. */
function run(line: string): { arguments: string[]; input: Buffer } {
  const script = `curl() { for one in "$@"; do printf '%s\\0' "$one"; done; if [ "\${!#}" = '@-' ]; then cat; fi; }\n${line}`
  const output = execFileSync('bash', ['-c', script], {
    env: { ...process.env, AUTHORIZATION: 'from the environment' },
  })
  const end = output.lastIndexOf(0)
  return { arguments: output.subarray(0, end).toString().split('\0'), input: output.subarray(end + 1) }
}

describe('a curl line', () => {
  it('reads the credential from the environment', () => {
    expect(curl(request)).not.toContain('secret')
    expect(run(curl(request)).arguments).toContain('Authorization: from the environment')
  })

  it.each(["it's", '$HOME `id` \\', '\n\t', '😀', '!!'])('gives a shell the body as it is: %j', (Name) => {
    const body = JSON.stringify({ Name })
    expect(run(curl({ ...request, body })).arguments.at(-1)).toBe(body)
  })

  it('gives a shell every byte but zero of a body that is no text', () => {
    const body = Uint8Array.from({ length: 255 }, (_, byte) => byte + 1)
    expect([...run(curl({ ...request, body })).input]).toEqual([...body])
  })

  it('sends no Content-Type, and no Authorization, where none is sent', () => {
    const line = curl({ ...request, headers: {}, account: { parameters: {}, authorization: undefined } })
    expect(run(line).arguments).toContain('Content-Type:')
    expect(line).not.toContain('Authorization')
  })
})
