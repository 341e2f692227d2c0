import './early.ts'
import { switchTheme } from './theme.ts'

document.addEventListener('DOMContentLoaded', switchTheme)
