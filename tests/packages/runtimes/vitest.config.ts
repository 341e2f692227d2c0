import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  root: join(import.meta.dirname, '../../..'),
  test: { include: ['tests/packages/runtimes/*.proof.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
})
