import { applyTheme, storedTheme } from './theme.ts'

// Runs before the first paint, so that neither colours nor the parts that need a script come in late.
document.documentElement.classList.add('has-script')
applyTheme(storedTheme())
