import { run } from '../child.ts'
import { cloneProject } from '../clone.ts'
import type { Context } from '../context.ts'
import type { Section } from '../report.ts'
import { spread } from '../statistics.ts'

const command = ['npm', 'start', '--', '--once', '--port', '0']

/** What someone waits for who has just fetched the project. The only kind that needs a package registry. */
export async function start(context: Context): Promise<Section> {
  const clone = await cloneProject()
  try {
    const cold = await run(command, { cwd: clone.folder, environment: clone.coldCaches })
    const warm: number[] = []
    for (let round = 0; round < context.pick(7, 3); round++) {
      warm.push((await run(command, { cwd: clone.folder, environment: clone.coldCaches })).milliseconds)
    }
    return {
      title: 'Start of the project',
      introduction: `\`npm start\` in a fresh clone, up to the first answer of the mock and the end of the command. The first time it installs
everything into empty caches, so that figure is above all the speed of the network and of the registry.`,
      tables: [
        {
          title: 'npm start -- --once',
          columns: ['seconds'],
          rows: [
            { name: 'first time, empty caches, with the install', cells: [cold.milliseconds / 1000] },
            { name: 'again', cells: [spread(warm.map((milliseconds) => milliseconds / 1000))] },
          ],
        },
      ],
      goals: [],
    }
  } finally {
    await clone.remove()
  }
}
