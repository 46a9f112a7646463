import { access } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { writeAll } from '../../project/files.js'
import { starterFiles, starterPackage } from '../../project/starter.js'
import { versionOfCommand } from '../frame.js'
import { AskedError } from '../reasons.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** A folder's name as npm takes it for a package. */
const packageName = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/gu, '-')
    .replace(/^-+|-+$/gu, '') || 'tables'

export const initVerb: Verb = verb<object>({
  about: 'Begins a project: sample records, a table, a question, a project file, and CI that proves them.',
  takes: [{ word: '[folder]', about: 'where it goes; here if left out' }],
  flags: [],
  examples: ['lockstep init', 'lockstep init orders'],
  run: async ({ words: [folder = '.'] }, voice) => {
    for (const { path } of starterFiles)
      if (await isThere(join(folder, path)))
        throw new AskedError(
          `${join(folder, path)} is there already, and is left as it is; begin in an empty folder`,
        )
    const hasPackage = await isThere(join(folder, 'package.json'))
    const own = hasPackage ? [] : [starterPackage(packageName(resolve(folder)), await versionOfCommand())]
    const files = [...own, ...starterFiles]
    await writeAll(folder, files)
    for (const { path } of files) voice.say(`wrote ${join(folder, path)}`)
    voice.say(
      hasPackage
        ? '\nInstall lockstep, @lockstep/codegen, @lockstep/schema, @lockstep/test, @lockstep/transforms and zod; README.md tells the rest.'
        : '\nRun npm install; README.md tells the rest.',
    )
    return { code: exitCodes.fine, told: { folder, files: files.map(({ path }) => path) } }
  },
})
