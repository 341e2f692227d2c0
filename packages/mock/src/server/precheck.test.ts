import { expect, it } from 'vitest'
import { contract } from './document.ts'
import { createPrism } from './prism.ts'

it('refuses to load Prism for a contract whose schemas do not compile, since Prism would then accept everything', async () => {
  const broken = structuredClone(contract) as { components: { schemas: Record<string, { pattern?: string }> } }
  broken.components.schemas.MatchValue = { pattern: '(' }
  await expect(createPrism(broken)).rejects.toThrow(/schema \w+ of the contract does not compile.*Correct spec/)
})
