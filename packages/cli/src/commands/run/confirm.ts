import { countersOf, type Question } from '@bulk-import/run'
import type { CommandContext } from '../../context.ts'
import { counted, factLine, say } from '../../output.ts'
import { confirmDeletion, isConfirmed } from '../../prompt.ts'

/** Asks a person before anything is sent, and again before Execute with the counters in view. @throws CommandLineError unless confirmed */
export async function confirmed(question: Question, account: string, context: CommandContext): Promise<boolean> {
  const { when, request, isDeletion, records, report } = question
  const lines = report && Object.entries(countersOf(report)).map(([name, value]) => factLine(name, value))
  if (lines !== undefined) await say(context, lines.join('\n'))
  const count = records === undefined ? 'The records of standard input' : counted(records, 'record')
  const flags = Object.entries(request).filter(([name, value]) => value === true && name.startsWith('Refresh'))
  const names = flags.map(([name]) => name).join(', ')
  const refresh = names && ` ${names}: what the import leaves out there is removed once it is executed (C18).`
  await say(context, `${count}.${refresh}`)
  if (!isDeletion) return await isConfirmed(when === 'before-execute' ? 'Execute it?' : 'Start it?', context)
  // What is true otherwise depends on how far the run has come, which its end says.
  await confirmDeletion(request.Name, account, context, '')
  return true
}
