import { constraintsAssigned } from './constraints-assigned.js'
import { described } from './described.js'
import { fileNameIsComponentName } from './file-name-is-component-name.js'
import { knownIds } from './known-ids.js'
import { noOrphanComponent } from './no-orphan-component.js'
import { responseHasExample } from './response-has-example.js'
import { sourced } from './sourced.js'
import { stringBounded } from './string-bounded.js'

// biome-ignore lint/style/noDefaultExport: Redocly CLI (2.77.0) takes a plugin from the default export only.
export default function house() {
  return {
    id: 'house',
    rules: {
      oas3: {
        'constraints-assigned': constraintsAssigned,
        described,
        'file-name-is-component-name': fileNameIsComponentName,
        'known-ids': knownIds,
        'no-orphan-component': noOrphanComponent,
        'response-has-example': responseHasExample,
        sourced,
        'string-bounded': stringBounded,
      },
    },
  }
}
