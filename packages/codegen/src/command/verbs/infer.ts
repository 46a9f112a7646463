import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pathFromHere } from '../../project/module.js'
import { writeFilesWhole } from '../../project/write-whole.js'
import { functionFrom } from '../packages.js'
import type { ReadProgress } from '../progress.js'
import { AskedError } from '../reasons.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes, type Outcome, type Voice } from '../voice.js'

/** What `lockstep infer` is asked for. */
interface InferFlags {
  readonly name?: string
  readonly out?: string
  readonly force?: boolean
  readonly against?: string
  readonly rules?: true
}

/** Tells how far a pass is, in steps of ten percent. */
const teller = (path: string, voice: Voice) => {
  let told = ''
  return (pass: string, { bytes, totalBytes }: ReadProgress): void => {
    const part =
      totalBytes === null || totalBytes === 0 ? '' : ` ${Math.floor((bytes / totalBytes) * 10) * 10}%`
    const text = `${basename(path)}: ${pass}${part}`
    if (text !== told) voice.progress(text)
    told = text
  }
}

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}

const propose = async (
  path: string,
  { name, out, force = false }: InferFlags,
  voice: Voice,
): Promise<Outcome> => {
  const { inferFile } = await import('../../infer/infer-file.js')
  const { reportLines, reportOf, summaryLine } = await import('../../infer/report.js')
  const { tableName } = await import('../../infer/propose/names.js')
  const place = out ?? `${name ?? tableName(path)}.ts`
  if (!force && (await exists(place)))
    throw new AskedError(
      `${place} is there already; name another file with --out, or write over it with --force`,
    )
  const inferred = await inferFile(path, { name, onProgress: teller(path, voice) })
  await writeFilesWhole([{ path: place, text: inferred.module }])
  for (const line of reportLines(inferred)) voice.say(line)
  voice.say(summaryLine(inferred, pathFromHere(place)))
  const { profile, measure } = inferred
  return {
    code: exitCodes.fine,
    told: {
      file: path,
      module: place,
      table: inferred.name,
      rows: profile.rows,
      equalRows: measure.seen.equal,
      columns: reportOf(inferred),
    },
  }
}

/** Prints what is proposed, what is only asked, and what is never touched. */
const tellRules = async (voice: Voice): Promise<Outcome> => {
  const { rulesTable } = await import('../../infer/rules-table.js')
  const show = await functionFrom<(columns: Readonly<Record<string, readonly unknown[]>>) => string>(
    '@lockstep/transforms',
    'showCells',
  )
  const words = {
    what: rulesTable.map(({ what }) => what),
    'proposed where': rulesTable.map(({ proposed }) => proposed),
    'only asked where': rulesTable.map(({ asked }) => asked || '-'),
  }
  voice.say(show(words))
  return { code: exitCodes.fine, told: { rules: rulesTable } }
}

export const inferVerb: Verb = verb<InferFlags>({
  about: 'Proposes a table for a file: rules that lose nothing, each with its evidence, and questions.',
  takes: [{ word: '[file]', about: 'records as JSON lines, CSV or Parquet' }],
  flags: [
    { flags: '--name <name>', about: "the table's name; else the file's, in snake case" },
    { flags: '--out <file>', about: 'where the module goes; else <name>.ts' },
    { flags: '--rules', about: 'print what is proposed, what is only asked, and what is never touched' },
    { flags: '--force', about: 'write over a file that is there' },
    {
      flags: '--against <module>',
      about:
        'write nothing; tell what of the file no longer fits the tables of a module, and exit with 1 where a value is lost',
    },
  ],
  examples: [
    'lockstep infer pins.ndjson',
    'lockstep infer prices.csv --name price --out tables/price.ts',
    'lockstep infer october.ndjson --against pins.ts',
    'lockstep infer --rules',
  ],
  run: async ({ words: [path], options }, voice) => {
    await functionFrom('@lockstep/transforms', 'cleanRows')
    if (options.rules === true) return tellRules(voice)
    if (path === undefined) throw new AskedError('infer needs a file: records as JSON lines, CSV or Parquet')
    if (options.against === undefined) return propose(path, options, voice)
    const { against } = await import('../against.js')
    return against(path, options.against, { name: options.name, onProgress: teller(path, voice) }, voice)
  },
})
