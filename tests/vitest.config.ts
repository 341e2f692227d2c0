import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['{spec,scripts,packages,tests}/**/*.test.ts'],
    // By default one core is left idle.
    maxWorkers: availableParallelism(),
    // Some tests start the real tools, which takes seconds on a busy machine; none waits by the clock.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
