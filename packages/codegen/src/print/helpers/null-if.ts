import { pythonValue } from '../literals.js'
import type { Helper } from './helper.js'

export const nullIfHelper: Helper = {
  name: 'null_if',
  byName: true,
  says: (node) => {
    if (node.operation !== 'nullIf') return null
    const values = node.constants.values.map(pythonValue)
    return values.every((value) => value !== undefined) ? values : null
  },
  text: `def null_if(name: str, *values: str | float | bool) -> Column:
    """The column, null where it holds one of these values.

    null_if("title", "Untitled"): "Untitled" -> null, "Untitled 2" -> "Untitled 2"
    """
    return F.when(~F.col(name).isin(*values), F.col(name))`,
}
