import { type GenerateArguments, generateFiles, generateFlags } from '../generating.js'
import { moduleWord, type Verb, verb } from '../verb.js'

export const genVerb: Verb = verb<GenerateArguments>({
  about: 'Writes notebooks and SQL for the tables and questions of a module.',
  takes: [moduleWord],
  flags: generateFlags,
  examples: ['lockstep gen tables.ts --out generated', 'lockstep gen tables.ts --out generated --spark 4.0'],
  run: ({ words: [path = ''], options }, voice) => generateFiles(path, options, voice),
})
