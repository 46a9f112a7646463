import type { Node } from '../graph/node.js'
import type { Column, Context } from './column.js'
import { List, Struct } from './list.js'
import { Bool } from './logic.js'
import { Decimal, Double, Int, Long } from './number.js'
import { Text } from './text.js'
import { CalendarDate, Timestamp } from './time.js'

/** The column of a node, of the class that its type has. */
export const make = (of: Node, context: Context): Column => {
  switch (of.type.kind) {
    case 'text':
      return new Text(of, context)
    case 'boolean':
      return new Bool(of, context)
    case 'int':
      return new Int(of, context)
    case 'long':
      return new Long(of, context)
    case 'double':
      return new Double(of, context)
    case 'decimal':
      return new Decimal(of, context)
    case 'date':
      return new CalendarDate(of, context)
    case 'timestamp':
      return new Timestamp(of, context)
    case 'list':
      return new List(of, context)
    case 'struct':
      return new Struct(of, context)
  }
}
