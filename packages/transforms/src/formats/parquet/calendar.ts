import { type Data, DataType, DateUnit, type RecordBatch } from 'apache-arrow'
import { failParquet } from './error.js'

/** The Gregorian calendar's first day, in days, and the first instant from which all zones agree, in microseconds. */
const firstDay = -141_427
const firstInstant = -2_208_988_800_000_000n

const isOlder = (version: string, than: number): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 100 + minor < than
}

/** Whether Spark wrote dates (or INT96) by the calendar that is Julian before 1582, by what it says beside. */
const isJulian = (pairs: ReadonlyMap<string, string>, since: number, key: string): boolean => {
  const version = pairs.get('org.apache.spark.version')
  return version !== undefined && (isOlder(version, since) || pairs.has(key))
}

const hasOld = (data: Data): boolean => {
  if (DataType.isDate(data.type) && data.type.unit === DateUnit.DAY)
    return (data.values as Int32Array).some((day) => day < firstDay)
  if (DataType.isTimestamp(data.type))
    return (data.values as unknown as BigInt64Array).some((instant) => instant < firstInstant)
  return data.children.some(hasOld)
}

/**
 * Refuses batches with days before 1582-10-15 or instants before 1900 where Spark wrote them by its old calendar, in
 * which they mean others; undefined for files in which it did not.
 */
export const refuseJulian = (
  pairs: ReadonlyMap<string, string>,
): ((batch: RecordBatch) => RecordBatch) | undefined => {
  if (
    !isJulian(pairs, 300, 'org.apache.spark.legacyDateTime') &&
    !isJulian(pairs, 301, 'org.apache.spark.legacyINT96')
  )
    return undefined
  return (batch) => {
    for (const [index, { name }] of batch.schema.fields.entries()) {
      const data = batch.data.children[index]
      if (data !== undefined && hasOld(data))
        failParquet(
          `column ${name}: dates before 1582, or times before 1900, that Spark wrote by its old calendar; write them with datetimeRebaseModeInWrite and int96RebaseModeInWrite CORRECTED`,
        )
    }
    return batch
  }
}
