// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

// JavaScript with a declaration beside it, so that the compiler does not read the data.
import data from './cases.json' with { type: 'json' }

// biome-ignore lint/style/noDefaultExport: it stands for the JSON module
export default data
