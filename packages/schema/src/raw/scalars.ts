import { z } from 'zod'
import { daysFromText, microsFromText } from '../types/row-text.js'
import { types } from '../types/types.js'

/**
 * A decimal column in a raw schema, Spark's DECIMAL(precision, scale): in JSON and in raw rows a number, or its text, of
 * at most `precision` digits once it is rounded to `scale` of them after the point. As a zod schema it takes plain text
 * that needs no rounding, as cleaned rows have it.
 */
export const decimal = <const P extends number, const S extends number>(
  precision: P,
  scale: S,
): z.ZodCustomStringFormat<`lockstep:decimal(${P},${S})`> => {
  types.decimal(precision, scale)
  const whole = precision - scale
  const fraction = scale === 0 ? '' : `(?:\\.[0-9]{1,${scale}})?`
  return z.stringFormat(
    `lockstep:decimal(${precision},${scale})`,
    new RegExp(`^-?0*[0-9]{0,${whole}}(?<=[0-9])${fraction}$`, 'u'),
  )
}

/** A date column in a raw schema: `YYYY-MM-DD` in rows. Spark's DATE. */
export const date = (): z.ZodCustomStringFormat<'lockstep:date'> =>
  z.stringFormat('lockstep:date', (text) => daysFromText(text) !== undefined)

/** A timestamp column in a raw schema: ISO text in UTC, such as `2020-01-31T23:59:59.123456Z`, in rows. Spark's TIMESTAMP. */
export const timestamp = (): z.ZodCustomStringFormat<'lockstep:timestamp'> =>
  z.stringFormat('lockstep:timestamp', (text) => microsFromText(text) !== undefined)
