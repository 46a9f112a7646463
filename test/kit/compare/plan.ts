/** Whether a plan runs as generated code over a scan, as on a cluster; if not, why. */
export type GeneratedCode =
  | { readonly generated: true; readonly computes: number }
  | { readonly generated: false; readonly reason: string }

const node = /^[\s:|+-]*(?:\*\((?<stage>[0-9]+)\) )?(?<name>[A-Z][A-Za-z]*)\b/
const scan = /\b(?:Scan ExistingRDD|FileScan)\b/

/**
 * Reads a physical plan as Spark prints it (the final one, if it is adaptive): each Project and Filter must
 * be whole-stage generated (`*(1) Project`), below them must be a scan of the table that was handed over,
 * and nothing may be a local table, which Spark's planner evaluates by itself. `computes` counts the
 * Projects and Filters: a plan without any is refused, unless it is of columns passed through (`{ passing:
 * true }`). An empty table always is a local one. A plan with stars still falls back, silently, if its code
 * grows too big to compile: `codegen: true` makes that an error.
 */
export const generatedCode = (plan: string, options: { readonly passing?: boolean } = {}): GeneratedCode => {
  const final = /== Final Plan ==([\s\S]*?)(?:== Initial Plan ==|$)/.exec(plan)?.[1] ?? plan
  const nodes = final.split('\n').flatMap((line) => {
    const found = node.exec(line)?.groups
    return found === undefined ? [] : [{ line: line.trim(), stage: found.stage, name: found.name ?? '' }]
  })
  const no = (reason: string): GeneratedCode => ({ generated: false, reason: `${reason}\n${plan}` })
  const local = nodes.find(
    ({ name, line }) => name === 'LocalTableScan' || line.includes('Scan OneRowRelation'),
  )
  if (local !== undefined) return no('evaluated by the planner, not by generated code')
  if (!nodes.some(({ line }) => scan.test(line))) return no('there is no scan of a table')
  const computing = nodes.filter(({ name }) => name === 'Project' || name === 'Filter')
  if (computing.some(({ stage }) => stage === undefined))
    return no('a Project or Filter is not generated code')
  if (computing.length === 0 && options.passing !== true)
    return no('nothing is computed: no Project, no Filter')
  return { generated: true, computes: computing.length }
}
