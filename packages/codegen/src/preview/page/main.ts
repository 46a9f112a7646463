import type { Json } from '@lockstep/schema'
import { type Table, tableFromIPC } from 'apache-arrow'
import { arrowSource, type GivenColumn } from './arrow-source.js'
import { openView, type PageFacts } from './view.js'

/** What the server tells of the table, and of the files. */
interface Told extends PageFacts {
  readonly rules: Json
  readonly columns: readonly GivenColumn[]
  /** The number of the data's last change: rows are asked for again where it is another. */
  readonly version: number
  /** What is wrong with the module or the data as they are now. */
  readonly trouble: string | null
}

const view = openView()
let raw: { readonly version: number; readonly table: Table } | undefined

const rowsOf = async (version: number): Promise<Table> => {
  if (raw?.version === version) return raw.table
  const answer = await fetch(`/raw.arrow?version=${version}`)
  if (!answer.ok) throw new Error(await answer.text())
  const table = await tableFromIPC(new Uint8Array(await answer.arrayBuffer()))
  raw = { version, table }
  return table
}

/** Asks the server what there is now, cleans here, and shows it. */
const refresh = async (): Promise<void> => {
  try {
    const told: Told = await (await fetch('/told.json')).json()
    view.say(told.trouble)
    if (told.trouble !== null) return
    await view.show(told, arrowSource(told.rules, told.columns, await rowsOf(told.version)))
  } catch (error) {
    view.say(error instanceof Error ? error.message : String(error))
  }
}

new EventSource('/events').addEventListener('message', () => void refresh())
void refresh()
