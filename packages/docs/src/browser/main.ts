import { followReading } from './contents.ts'
import { addCopyButtons } from './copy.ts'
import { switchTheme } from './theme.ts'
import { showStatements } from './tooltips.ts'
import { makeForm } from './try.ts'

switchTheme()
addCopyButtons()
showStatements()
followReading()
makeForm()
