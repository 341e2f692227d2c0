import './reading.ts'
import { checks, operations } from '@bulk-import/contract/provisional'
import { createMockFetch } from '@bulk-import/mock/any-document'
import { wholeContract } from '@bulk-import/mock/fetch'
import { formExtensions } from '../operations/browser.ts'
import { tryLife } from '../operations/life/browser/try.ts'
import { makeForms } from './form.ts'

makeForms(() => createMockFetch({}, wholeContract), { checks, operations }, formExtensions)
tryLife()
