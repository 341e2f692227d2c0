import bundled from '@bulk-import/contract/openapi.json' with { type: 'json' }
import type { OpenApiDocument } from '../../../scripts/generate/json-schema.ts'

/** The bundled document. */
export const document = bundled as unknown as OpenApiDocument
