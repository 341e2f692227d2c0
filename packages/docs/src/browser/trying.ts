import './reading.ts'
import { makeForm } from './form.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form.try')) makeForm(form)
