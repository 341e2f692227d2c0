import type { Question } from '@bulk-import/run'
import type { CommandContext } from '../../context.ts'
import { say } from '../../output.ts'
import { confirmDeletion, confirmRequests } from '../../prompt.ts'
import { grouped } from './outcome.ts'

/** Asks a person before anything is sent, and again before Execute with the counters in view. @throws CommandLineError unless confirmed */
export async function confirmed(question: Question, account: string, context: CommandContext): Promise<boolean> {
  const { request, isDeletion, records, report } = question
  const counters = report && Object.entries(report).filter(([, value]) => typeof value === 'number')
  if (counters !== undefined)
    await say(context, counters.map(([name, value]) => `${name.padEnd(22)}${grouped(Number(value))}`).join('\n'))
  const count = records === undefined ? 'The records of standard input' : `${grouped(records)} records`
  if (isDeletion) {
    await say(context, `${count}.`)
    await confirmDeletion(request.Name, account, context)
    return true
  }
  const flags = Object.entries(request).flatMap(([name, value]) =>
    value === true && name.startsWith('Refresh') ? [name] : [],
  )
  await say(
    context,
    `${count}. ${flags.join(', ')}: what the import leaves out there is removed once it is executed (C18).`,
  )
  await confirmRequests(context)
  return true
}
