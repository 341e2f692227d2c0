import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contractFiles } from './generate/contract-files.ts'
import { root } from './lib/workspace.ts'

const files = await contractFiles()
for (const [name, content] of files) await writeFile(join(root, 'generated', name), content)
console.log(`Wrote ${files.size} files to generated/.`)
