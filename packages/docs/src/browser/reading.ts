import { addCopyButtons } from './copy.ts'
import { addLinks, followReading, openPlace } from './links.ts'
import { showStatements } from './statements.ts'
import { switchTheme } from './theme.ts'

switchTheme()
addLinks()
addCopyButtons()
showStatements()
openPlace()
followReading()
addEventListener('hashchange', openPlace)
