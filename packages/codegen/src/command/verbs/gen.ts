import { type GenerateArguments, generateFiles, generateFlags, outputFlag } from '../generating.js'
import { moduleWord, type Verb, verb } from '../verb.js'

const forceFlag = { flags: '--force', about: 'write over what was edited by hand, too' }

export const genVerb: Verb = verb<GenerateArguments>({
  about: 'Writes notebooks and SQL for the tables and questions of a module.',
  takes: [moduleWord],
  flags: [...generateFlags, outputFlag, forceFlag],
  examples: ['lockstep gen tables.ts --out generated', 'lockstep gen tables.ts --out generated --spark 4.0'],
  run: ({ words: [path = ''], options }, voice) =>
    generateFiles(path, { ...options, command: 'lockstep gen' }, voice),
})
