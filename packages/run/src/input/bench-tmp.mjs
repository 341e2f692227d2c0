import { fileInput } from './file-input.ts'
const [mode, path, flag] = process.argv.slice(2)
if (flag) (await import('node:v8')).setFlagsFromString('--semi-space-growth-factor=1')
let peak = 0; const t = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()) }, 5)
const c0 = process.cpuUsage(), s0 = performance.now()
const input = fileInput(path); let bytes
if (mode === 'check') bytes = (await input.check(() => {}, 24e6, new AbortController().signal)).bytes
else { for await (const c of input.chunks({ from: 0, isFirstAlone: true, maximumBytes: 24_500_000, wrapperBytes: 30, signal: new AbortController().signal })) await new Promise(r => setTimeout(r, 3)); bytes = input.facts().bytes }
const s = (performance.now()-s0)/1000; const c = process.cpuUsage(c0); clearInterval(t)
console.log(mode, flag ?? '', (bytes/1e6).toFixed(0), 'MB:', (bytes/1e6/s).toFixed(0)+' MB/s,', 'per cpu second', (bytes/((c.user+c.system))).toFixed(0), 'peak', (peak/1e6).toFixed(0))
