import './reading.ts'
import { createMockFetch } from '@bulk-import/mock/fetch'
import { formExtensions } from '../operations/browser.ts'
import { makeForms } from './form.ts'

makeForms(createMockFetch, formExtensions)
