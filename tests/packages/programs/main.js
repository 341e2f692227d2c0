import { argv, stdout } from 'node:process'
import { initiate } from './initiate.js'

stdout.write(await initiate(argv[2] ?? ''))
