import { checkFiles, type GenerateArguments, generateFlags, outputFlag } from '../generating.js'
import { moduleWord, type Verb, verb } from '../verb.js'

export const checkVerb: Verb = verb<GenerateArguments>({
  about: 'Tells which generated files are stale, missing or left over, and writes nothing.',
  takes: [moduleWord],
  flags: [...generateFlags, outputFlag],
  examples: ['lockstep check tables.ts --out generated'],
  run: ({ words: [path = ''], options }, voice) =>
    checkFiles(path, { ...options, command: 'lockstep gen' }, voice),
})
