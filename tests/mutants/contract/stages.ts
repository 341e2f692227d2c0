import { statements } from '@bulk-import/contract'
import { pointersById } from '@bulk-import/docs'
import type { MockFetch } from '@bulk-import/mock'
import { verify } from '@bulk-import/verify'
import { judge } from '../../../scripts/check-statements.ts'
import type { OpenApiDocument } from '../../../scripts/generate/json-schema.ts'
import { everything } from '../support/run.ts'
import { type Bundle, bundleContractTests, bundleMock, givenContract } from './bundle.ts'
import { contractPackage } from './contract-package.ts'
import { firstFailure } from './run-tests.ts'

/** What guards the contract: says by what a document is refused, or nothing. */
export type Stage = (document: OpenApiDocument) => Promise<string | undefined>

/** Each id is expressed somewhere, and none that nobody stated. */
async function marks(document: OpenApiDocument): Promise<string | undefined> {
  const ids = Object.keys(statements)
  const expressed = new Set(pointersById(document).keys())
  const { complaints } = judge([{ ids, expressed }], { proven: new Set(ids), waiting: new Map() })
  return complaints.length === 0 ? undefined : 'each statement is expressed'
}

/** Marks, generation and the hand-written tests: all that runs in place and takes milliseconds. */
export async function quickStage(): Promise<Stage> {
  const tests = await bundleContractTests()
  return async (document) => {
    try {
      return (await marks(document)) ?? (await firstFailure(tests, givenContract(contractPackage(document), document)))
    } catch {
      return 'the contract package is generated'
    }
  }
}

/** The cases of the right contract against a mock that plays the document. */
export async function verifyStage(): Promise<Stage> {
  const mock = await bundleMock()
  return async (document) => {
    const server = mockOf(mock, document)
    if (server === undefined) return 'the mock can be made'
    const { outcome, cases } = await verify({ ...everything, strict: true, bail: true, fetch: server })
    return outcome === 'pass' ? undefined : (cases.find(({ verdict }) => verdict === 'fail')?.id ?? outcome)
  }
}

/** Undefined when nothing can be generated from the document. */
function mockOf(mock: Bundle, document: OpenApiDocument): MockFetch | undefined {
  try {
    const { createMockFetch } = mock(givenContract(contractPackage(document), document))
    return (createMockFetch as () => MockFetch)()
  } catch {
    return undefined
  }
}
