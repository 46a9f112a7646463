import { checkFiles } from '../generating.js'
import { type GenerateArguments, generateFlags, generateJob, optionalModule } from '../making.js'
import { type Verb, verb } from '../verb.js'

export const checkVerb: Verb = verb<GenerateArguments & { readonly github?: boolean }>({
  about: 'Tells which generated files are stale, edited by hand, missing or left over; writes nothing.',
  takes: [optionalModule],
  flags: [
    ...generateFlags,
    { flags: '--github', about: 'print an annotation for GitHub for each file, too' },
  ],
  examples: ['lockstep check', 'lockstep check tables.ts --out generated', 'lockstep check --github'],
  run: async ({ words: [path], options: { github, ...args } }, voice) =>
    checkFiles(await generateJob('lockstep gen', path, args), { github: github === true }, voice),
})
