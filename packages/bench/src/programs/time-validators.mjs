// Times one library: node time-validators.mjs <library> <schemas.json> <folder of generated clients> <milliseconds>
import { readFileSync } from 'node:fs'
import { cases } from '@bulk-import/contract/cases'
import { answer, request } from './answer.mjs'
import { libraries } from './validators.mjs'

const [name = '', schemas = '', folder = '', duration = ''] = process.argv.slice(2)
const given = JSON.parse(readFileSync(schemas, 'utf8'))
const started = performance.now()
const validators = await libraries[name](given, folder)
validators.request(request)
validators.response(JSON.parse(answer))
const readyMs = performance.now() - started

const bodies = cases.flatMap(({ request, expect, needs }) => {
  const isAboutBody =
    !needs && !request.parameters && request.isAuthorized && request.contentType === 'application/json'
  if (!isAboutBody || request.body === undefined || expect.outcome === 'either') return []
  const value = parse(request.body)
  return value === undefined ? [] : [{ value, isGood: expect.outcome === 'accepted' }]
})
const agreed = bodies.filter(({ value, isGood }) => validators.request(value) === isGood).length

const bad = { ...request, DataStageDuration: 11 }
console.log(
  JSON.stringify({
    readyMs,
    agreed,
    asked: bodies.length,
    request: time(validators.request, request),
    response: time(validators.response, JSON.parse(answer)),
    refused: time(validators.request, bad),
  }),
)

/** Nanoseconds for one value, the median of many batches. */
function time(validate, value) {
  const batch = 1000
  const nanoseconds = []
  const warm = performance.now() + Number(duration) / 2
  const end = warm + Number(duration)
  let count = 0
  while (performance.now() < end) {
    const started = performance.now()
    for (let index = 0; index < batch; index++) if (validate(value)) count++
    const ended = performance.now()
    if (started > warm) nanoseconds.push(((ended - started) * 1e6) / batch)
  }
  globalThis.benchCount = count // so that nothing is optimized away
  nanoseconds.sort((one, other) => one - other)
  return nanoseconds[Math.floor(nanoseconds.length / 2)]
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
