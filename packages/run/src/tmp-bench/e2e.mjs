var n
import { spawn } from 'node:child_process'
import { once } from 'node:events'
const [path, flag] = process.argv.slice(2)
if (flag === 'flag') (await import('node:v8')).setFlagsFromString('--semi-space-growth-factor=1')
const { createClient } = await import('@bulk-import/client')
const { runImport, fileInput } = await import('../index.ts')
const child = spawn(process.execPath, [new URL('./mock.mjs', import.meta.url).pathname], { stdio: ['ignore', 'pipe', 'inherit'] })
const [url] = await once(child.stdout, 'data')
let peak = 0; const t = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()) }, 5)
const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any', baseUrl: String(url).trim() })
const s0 = performance.now(); let at = 0
try {
const result = await runImport({ client, request: { Name: 'x' }, records: fileInput(path), pollMs: 10, minLifeMs: 0, onProgress: (p) => { if (p.event === 'planned') { console.log('check', ((performance.now() - s0) / 1000).toFixed(1), 's peak', (peak / 1e6).toFixed(0)); at = performance.now() } if (p.event === 'staged') { last = performance.now(); if ((n = (globalThis.n ?? 0) + 1) % 3 === 0) console.log(Object.entries(process.memoryUsage()).map(([k, v]) => k + ' ' + (v/1e6).toFixed(0)).join(' ')) } } })
console.log(result.outcome)
} catch (e) { console.log(e.message, e.cause?.message) }
var last
console.log('stage', ((last - at) / 1000).toFixed(1), 's peak', (peak / 1e6).toFixed(0))
clearInterval(t); child.kill()
