import { Refusal } from '../errors/refusal.js'
import type { Context } from './column.js'

/**
 * Runs what makes a column. A refusal is told with the name of what was called in front; while a table looks for the
 * output column that was refused, it becomes a column that stands for the refusal.
 */
export const attempt = <C>(context: Context, called: string, run: () => C): C => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (context.refused === undefined) throw error.at(called)
    return context.refused(called, error) as C
  }
}
