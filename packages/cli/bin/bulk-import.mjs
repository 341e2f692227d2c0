#!/usr/bin/env node
// The sources are TypeScript, which Node reads by itself from 22.18 and 23.6 on. This file has to be read by older ones too.
if (process.features.typescript) {
  const { run } = await import('../src/process.ts')
  await run()
} else {
  process.stderr.write(
    `bulk-import needs Node 22.18 or newer (of the 23 line 23.6), and this is ${process.version}.\n` +
      'The workspace brings its own: call it as "pnpm exec bulk-import" from the root of the workspace.\n',
  )
  process.exitCode = 2
}
