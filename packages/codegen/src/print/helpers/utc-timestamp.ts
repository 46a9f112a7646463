import { types } from '@lockstep/schema'
import { timePattern } from '../../lower/time.js'
import { sqlType } from '../types.js'
import type { Helper } from './helper.js'

/** The formats whose order is that of ISO 8601, by the name of the constant that holds their shape. */
const shapes = {
  WITH_SPACE: 'yyyy-MM-dd HH:mm:ss',
  WITH_T: "yyyy-MM-dd'T'HH:mm:ss",
  WITH_SPACE_AND_FRACTION: 'yyyy-MM-dd HH:mm:ss[.S]',
  WITH_T_AND_FRACTION: "yyyy-MM-dd'T'HH:mm:ss[.S]",
} as const

const shapeOf = (format: string): string | undefined =>
  Object.entries(shapes).find(([, each]) => each === format)?.[0]

const constants = Object.fromEntries(
  Object.entries(shapes).map(([name, format]) => {
    const pattern = timePattern(format)
    const line = `${name} = r"${pattern}"  # ${format}`
    return [name, line.length > 100 ? `# ${format}\n${name} = r"${pattern}"` : line]
  }),
)

export const utcTimestamp: Helper = {
  name: 'utc_timestamp',
  constants,
  byName: true,
  says: (node) => {
    if (node.operation !== 'toTimestamp' || node.constants.zone !== 'UTC') return null
    const shape = shapeOf(node.constants.format)
    return shape === undefined ? null : [shape]
  },
  text: `def utc_timestamp(name: str, shape: str) -> Column:
    """The text as a timestamp, read on a UTC clock whatever the session's time zone.

    Null where it is not exactly of this shape, or where there is no such day:
        "2020-04-27 13:34:16" -> that moment, "2020-02-30 13:34:16" -> null, "yesterday" -> null
    """
    text = f"regexp_extract(\`{name}\`, r'{shape}', 0)"
    return F.expr(f"try_cast(concat({text}, 'Z') AS ${sqlType(types.timestamp)})")`,
}
