import { addCopyButtons } from './copy.ts'
import { showStatements } from './statements.ts'
import { switchTheme } from './theme.ts'

switchTheme()
addCopyButtons()
showStatements()
