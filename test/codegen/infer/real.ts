import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const places = ['../../../../shared/', '../../../../../shared/'].map((up) =>
  fileURLToPath(new URL(`${up}pinterest/`, import.meta.url)),
)

const folder = places.find((place) => existsSync(place))

/** The real records, where they stand beside the project; none elsewhere. */
export const realRecords: readonly { readonly name: string; readonly path: string }[] =
  folder === undefined
    ? []
    : ['pin', 'geo', 'user'].map((name) => ({ name, path: `${folder}${name}.ndjson` }))
