import { fileURLToPath } from 'node:url'
import { type AnyTable, type Column, type Field, table } from '@lockstep/schema'
import { createJiti } from 'jiti'
import { Project, ts } from 'ts-morph'
import { ruleOf } from '../measure/probes.js'
import { rawSchema } from '../measure/raw-schema.js'
import { applyChain } from '../propose/calls.js'
import type { ColumnPlan } from '../propose/plan.js'

/** What a table has beside its columns, and the text of its module. */
export interface TableParts {
  readonly distinct: boolean
  readonly nulls: readonly string[]
  readonly module: string
}

/** The table that plans mean, made without the text of a module. */
export const tableOfPlans = (
  name: string,
  fields: readonly Field[],
  plans: readonly ColumnPlan[],
  { distinct, nulls }: Pick<TableParts, 'distinct' | 'nulls'>,
): AnyTable =>
  table(name, {
    raw: rawSchema(fields),
    ...(nulls.length > 0 ? { nulls } : {}),
    clean: (raw: Readonly<Record<string, Column>>) =>
      Object.fromEntries(
        plans.map((plan) => [plan.key, applyChain(raw[plan.column.field.name] as Column, ruleOf(plan))]),
      ) as never,
    ...(distinct ? { distinct } : {}),
  } as never) as AnyTable

const parse = (text: string): void => {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true, target: ts.ScriptTarget.ES2023 },
  })
  const file = project.createSourceFile('proposed.ts', text)
  const [fault] = project.getProgram().getSyntacticDiagnostics(file)
  if (fault !== undefined)
    throw new Error(`the proposed module does not parse: ${JSON.stringify(fault.getMessageText())}`)
}

/** What a module of this text exports. It is loaded as if it stood in this package, and nothing is written. */
const load = async (text: string): Promise<Readonly<Record<string, unknown>>> => {
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false, interopDefault: false })
  const filename = fileURLToPath(new URL('proposed.ts', import.meta.url))
  return (await jiti.evalModule(text, { filename, async: true, forceTranspile: true })) as Readonly<
    Record<string, unknown>
  >
}

/**
 * Checks the text of a module before anything is written: that it parses, loads, and exports exactly the table of which the
 * rules were run over the file.
 * @throws Error where it does not: a fault of ours.
 */
export const checkModule = async (
  name: string,
  fields: readonly Field[],
  plans: readonly ColumnPlan[],
  { module, ...parts }: TableParts,
): Promise<void> => {
  parse(module)
  const { [name]: loaded, ...others } = await load(module)
  const wanted = JSON.stringify(tableOfPlans(name, fields, plans, parts))
  if (JSON.stringify(loaded) !== wanted || Object.keys(others).length > 0)
    throw new Error(`the proposed module of ${name} does not say what was proven over the file`)
}
