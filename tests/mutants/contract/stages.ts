import { statements as ofContract } from '@bulk-import/contract'
import { statements as all } from '@bulk-import/contract/provisional'
import { pointersById } from '@bulk-import/docs'
import type { MockFetch } from '@bulk-import/mock'
import { verify } from '@bulk-import/verify'
import { judge } from '../../../scripts/check-statements.ts'
import type { OpenApiDocument } from '../../../scripts/generate/json-schema.ts'
import { everything } from '../support/run.ts'
import { type Bundle, bundleContractTests, bundleMock, givenContract } from './bundle.ts'
import { contractPackage } from './contract-package.ts'
import type { DocumentName } from './document.ts'
import { firstFailure } from './run-tests.ts'

/** What guards the contract: says by what a document is refused, or nothing. */
export type Stage = (document: OpenApiDocument) => Promise<string | undefined>

/** What each document has to express. */
const statements: Record<DocumentName, object> = { contract: ofContract, provisional: all }

/** Each id is expressed somewhere, and none that nobody stated. */
function marks(document: OpenApiDocument, name: DocumentName): string | undefined {
  const ids = Object.keys(statements[name])
  const expressed = new Set(pointersById(document).keys())
  const tests = { proven: new Set(ids), waiting: new Map(), refuted: new Set<string>() }
  const { complaints } = judge([{ ids, expressed, refutable: [] }], tests)
  return complaints.length === 0 ? undefined : 'each statement is expressed'
}

/** Marks, generation and the hand-written tests: all that runs in place and takes milliseconds. */
export async function quickStage(name: DocumentName): Promise<Stage> {
  const tests = await bundleContractTests(name)
  return async (document) => {
    try {
      const given = givenContract(contractPackage(document, statements[name]), document, name)
      return marks(document, name) ?? (await firstFailure(tests, given))
    } catch {
      return 'the contract package is generated'
    }
  }
}

/** What the cases of the later steps need besides. */
const ofLaterSteps = { contract: {}, provisional: { provisional: true, records: [{ ProfileId: 1 }] } }

/** The cases of the right contract against a mock that plays the document. */
export async function verifyStage(name: DocumentName): Promise<Stage> {
  const mock = await bundleMock(name)
  return async (document) => {
    const server = mockOf(mock, document, name)
    if (server === undefined) return 'the mock can be made'
    const options = { ...everything, ...ofLaterSteps[name], strict: true, bail: true, fetch: server }
    const { outcome, cases } = await verify(options)
    return outcome === 'pass' ? undefined : (cases.find(({ verdict }) => verdict === 'fail')?.id ?? outcome)
  }
}

/** Undefined when nothing can be generated from the document. */
function mockOf(mock: Bundle, document: OpenApiDocument, name: DocumentName): MockFetch | undefined {
  try {
    const { createMockFetch } = mock(givenContract(contractPackage(document, statements[name]), document, name))
    return (createMockFetch as () => MockFetch)()
  } catch {
    return undefined
  }
}
