import { startMock } from '../src/index.ts'

await startMock({ port: Number(process.argv[2]) })

process.once('SIGTERM', () => process.exit(0)) // an orderly exit writes Node's compile cache
