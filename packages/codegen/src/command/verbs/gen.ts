import { generateFiles } from '../generating.js'
import { type GenerateArguments, generateFlags, generateJob, optionalModule } from '../making.js'
import { type Verb, verb } from '../verb.js'
import { runOnChange } from '../watch.js'

interface Options extends GenerateArguments {
  readonly force?: boolean
  readonly watch?: boolean
}

export const genVerb: Verb = verb<Options>({
  about: 'Writes notebooks, modules, SQL, pipelines and jobs for tables and questions.',
  takes: [optionalModule],
  flags: [
    ...generateFlags,
    { flags: '--force', about: 'write over what was edited by hand, too' },
    { flags: '--watch', about: 'write again whenever a file changes' },
  ],
  examples: [
    'lockstep gen',
    'lockstep gen tables.ts --out generated',
    'lockstep gen tables.ts --output notebook --output dag --source /Volumes/main/default/raw',
  ],
  run: async ({ words: [path], options: { force, watch, ...args } }, voice) => {
    if (watch) return runOnChange(args.out ?? 'generated', voice)
    return generateFiles(await generateJob('lockstep gen', path, args), { force: force === true }, voice)
  },
})
