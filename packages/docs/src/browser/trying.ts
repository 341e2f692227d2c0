import './reading.ts'
import { createMockFetch, initiateContract } from '@bulk-import/mock/any-document'
import { formExtensions } from '../operations/browser.ts'
import { makeForms } from './form.ts'

makeForms(() => createMockFetch({}, initiateContract), formExtensions)
