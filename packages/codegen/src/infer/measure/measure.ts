import { clean, type OnProgress } from '@lockstep/transforms'
import { type RecordBatch, Table, type Vector } from 'apache-arrow'
import { addDerived, type DerivedPair } from '../evidence/derived.js'
import { addPairs, type GluedPair } from '../evidence/pairs.js'
import type { ColumnPlan } from '../propose/plan.js'
import { cellText, hasValue, type TextCells, textCells, validBits } from '../read/cells.js'
import type { DataSource } from '../read/source.js'
import { type LossProbe, probesFor, probeTable } from './probes.js'
import { addSeenRows, newRows, type SeenRows } from './rows.js'

/** What a rule does to the cells of its column. */
export interface Loss {
  /** Cells that held a value, and whose value has no name, and that hold none now. */
  lost: number
  readonly examples: Map<string, number>
}

/** What the second pass counted of a column: exact. */
export interface Measured {
  /** How often each value comes that is proposed or asked about. */
  readonly values: Map<string | number, number>
  readonly rule: Loss
  /** By the place of the question. */
  readonly questions: Map<number, Loss>
}

/** What the second pass counted of a file. */
export interface Measure {
  readonly rows: number
  readonly columns: ReadonlyMap<ColumnPlan, Measured>
  readonly seen: SeenRows
  readonly pairs: readonly GluedPair[]
  readonly derived: readonly DerivedPair[]
}

const newLoss = (): Loss => ({ lost: 0, examples: new Map() })

const isBlank = (text: string): boolean => /^\s*$/u.test(text)

type Raw = (index: number) => string | number

const reader = (vector: Vector): { readonly validity: Uint8Array | null; readonly at: Raw } => {
  const [data] = vector.data
  if (
    vector.type.typeId === 5 ||
    data === undefined ||
    vector.data.length !== 1 ||
    data.values === undefined
  ) {
    const cells: TextCells = textCells(vector)
    return { validity: cells.validity, at: (index) => cellText(cells, index) }
  }
  return { validity: validBits(data), at: (index) => Number(data.values[index]) }
}

const add = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const addLoss = (loss: Loss, value: string | number): void => {
  loss.lost++
  const text = String(value)
  if (loss.examples.size < 100 || loss.examples.has(text)) add(loss.examples, text)
}

/** Takes in the cells that a probe made null. */
const addProbe = (probe: LossProbe, measured: Measured, raw: Vector, cleaned: Vector): void => {
  const { validity, at } = reader(raw)
  const after = cleaned.data[0] === undefined ? null : validBits(cleaned.data[0])
  if (after === null) return
  const named = new Set(probe.plan.sentinels.map(({ value }) => value))
  const loss =
    probe.for === 'values'
      ? undefined
      : probe.for === 'rule'
        ? measured.rule
        : measured.questions.get(probe.for)
  for (let index = 0; index < raw.length; index++) {
    if (hasValue(after, index) || !hasValue(validity, index)) continue
    const value = at(index)
    if (probe.for === 'values') add(measured.values, value)
    else if (loss !== undefined && !named.has(value) && !(typeof value === 'string' && isBlank(value)))
      addLoss(loss, value)
  }
}

const newMeasured = ({ questions }: ColumnPlan): Measured => ({
  values: new Map(),
  rule: newLoss(),
  questions: new Map(questions.map((_, index) => [index, newLoss()])),
})

/**
 * Reads a file a second time, and runs what is proposed and asked over it with the library's own kernels: exact counts, and
 * what each rule would lose.
 */
export const measure = async (
  name: string,
  source: DataSource,
  plans: readonly ColumnPlan[],
  {
    hasKey,
    pairs,
    derived,
    onProgress,
  }: {
    readonly hasKey: boolean
    readonly pairs: readonly GluedPair[]
    readonly derived: readonly DerivedPair[]
    readonly onProgress?: OnProgress | undefined
  },
): Promise<Measure> => {
  const probes = probesFor(plans)
  const table = probes.length === 0 ? undefined : probeTable(name, source.fields, probes)
  const columns = new Map(plans.map((plan) => [plan, newMeasured(plan)]))
  const seen = newRows()
  let rows = 0
  const addBatch = (batch: RecordBatch): void => {
    rows += batch.numRows
    if (!hasKey) addSeenRows(seen, batch)
    addPairs(pairs, batch)
    if (batch.numRows === 0) return
    const cleaned = table === undefined ? undefined : clean(table, new Table([batch])).batches[0]
    probes.forEach((probe, index) => {
      const [raw, after] = [batch.getChildAt(probe.place), cleaned?.getChildAt(index)]
      const measured = columns.get(probe.plan)
      if (raw !== null && after !== undefined && after !== null && measured !== undefined)
        addProbe(probe, measured, raw, after)
    })
    for (const pair of derived) {
      const rule = probes.findIndex((probe) => probe.place === pair.other && probe.for === 'rule')
      const other = rule < 0 ? batch.getChildAt(pair.other) : cleaned?.getChildAt(rule)
      const values = batch.getChildAt(pair.column)
      if (values === null || other === null || other === undefined) continue
      const bits = other.data[0] === undefined ? null : validBits(other.data[0])
      addDerived(pair, values, (row) => hasValue(bits, row))
    }
  }
  for await (const batch of source.batches(onProgress)) addBatch(batch)
  return { rows, columns, seen, pairs, derived }
}
