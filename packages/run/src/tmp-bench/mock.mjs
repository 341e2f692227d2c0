import { startMock } from '@bulk-import/mock'
const m = await startMock({ port: 0, processingRate: 1e9 })
console.log(m.url)
