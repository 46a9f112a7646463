import { csvOptionNames } from '../../formats/csv/options.js'
import { csvLayoutNames } from '../../formats/csv/write-options.js'
import { encodeOptionNames } from '../../formats/parquet/encode.js'
import { checkCallOptions, checkInnerOptions } from '../../formats/shared/option-names.js'

/** The names of options that say what is written. */
export const writingNames = { to: true, parquet: true, toCsv: true } as const

/**
 * Refuses options that a job does not have, and those inside of `csv`, `toCsv` and `parquet`.
 * @param call the call to write, with options in it.
 * @throws Refusal that names the job, the option, and the one that was meant.
 */
export const checkJobOptions = (
  call: string,
  options: unknown,
  names: Readonly<Record<string, true>>,
): void => {
  checkCallOptions(call, options, names)
  const { csv, toCsv, parquet } = Object(options)
  checkInnerOptions(call, 'csv', csv, csvOptionNames)
  checkInnerOptions(call, 'toCsv', toCsv, csvLayoutNames)
  checkInnerOptions(call, 'parquet', parquet, encodeOptionNames)
}
