import { once } from 'node:events'
import { loadModule } from '../../project/module.js'
import { wholeNumber } from '../numbers.js'
import { functionFrom } from '../packages.js'
import { oneTable } from '../reading.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'

interface PreviewFlags {
  readonly table?: string
  readonly port?: string
  readonly rows?: string
}

export const previewVerb: Verb = verb<PreviewFlags>({
  about:
    'Opens a page, on this machine only: raw rows beside clean ones, which follow the module as it is saved.',
  takes: [
    { word: '<module>', about: 'a module that exports tables' },
    { word: '<data>', about: 'records: JSON lines, CSV, Arrow or Parquet; a file, a folder or a pattern' },
  ],
  flags: [
    { flags: '--table <name>', about: 'the table; the only one if left out' },
    { flags: '--rows <count>', about: 'the most rows: 1,000,000, if nothing is said' },
    { flags: '--port <number>', about: 'the port; else one that is free' },
  ],
  examples: [
    'lockstep preview pins.ts pins.ndjson',
    'lockstep preview tables.ts pins/ --table pin --port 8080',
  ],
  run: async ({ words: [module = '', data = ''], options: { table: name, port, rows } }, voice) => {
    const table = oneTable(await loadModule(module), name)
    await functionFrom('@lockstep/transforms', 'cleanFiles')
    const { openPreview } = await import('../../preview/preview.js')
    const preview = await openPreview(module, data, {
      table: table.name,
      ...(port === undefined ? {} : { port: wholeNumber('--port <number>', port, 65_535) }),
      ...(rows === undefined ? {} : { rows: wholeNumber('--rows <count>', rows) }),
    })
    voice.say(`${table.name} of ${data}: ${preview.url}`)
    voice.say('follows both files as they are saved; Ctrl-C ends it')
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await preview.close()
    return { code: exitCodes.fine, told: { url: preview.url, table: table.name } }
  },
})
