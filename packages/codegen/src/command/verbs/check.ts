import { checkFiles, type GenerateArguments, generateFlags } from '../generating.js'
import { moduleWord, type Verb, verb } from '../verb.js'

export const checkVerb: Verb = verb<GenerateArguments>({
  about: 'Tells which generated files are stale, missing or left over, and writes nothing.',
  takes: [moduleWord],
  flags: generateFlags,
  examples: ['lockstep check tables.ts --out generated'],
  run: ({ words: [path = ''], options }, voice) => checkFiles(path, options, voice),
})
