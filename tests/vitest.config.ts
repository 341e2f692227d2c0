import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, the longest first: begun first, they leave no worker alone at the end. */
const slowFirst = [
  'tests/agreement/agreement',
  'tests/agreement/later',
  'tests/mutants/servers',
  'tests/packages/published',
  'tests/gate/commands',
  'tests/gate/edits',
  'tests/mutants/contract',
  'tests/mutants/later-servers',
  'tests/run/mutants',
  'tests/run/every-failure',
  'tests/mock/fuzz',
  'tests/packages/build',
  'tests/browser/samples',
  'tests/browser/life',
  'tests/run/killed',
  'packages/client/src/life-schedule',
  'tests/verify/later-steps',
]

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = slowFirst.findIndex((file) => moduleId.endsWith(`/${file}.test.ts`))
      return index < 0 ? slowFirst.length : index
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['{spec,scripts,packages,tests}/**/*.test.ts'],
    // One more than there are cores: many tests wait for a process or a browser of theirs.
    maxWorkers: availableParallelism() + 1,
    // Files share the modules of their worker: loading them anew for each file took half of the time of most.
    isolate: false,
    unstubGlobals: true,
    setupFiles: ['tests/support/property-seed.ts'],
    sequence: { sequencer: SlowFirst },
    // Some tests start the real tools, which takes seconds, or a minute on a busy machine; none waits by the clock.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
