import { bytesOf } from '../../engine/byte-size.js'
import type { Rows } from '../../engine/rows.js'
import { putInOrder } from '../threads/in-order.js'
import type { Run } from './run.js'

/** Rows to be encoded together, or encoded already. */
interface Group {
  readonly part?: Uint8Array
  readonly rows: readonly Rows[]
  readonly rowsOut: number
}

/** The rows of a run in groups, with what must see them in order done. */
async function* groupsOf(
  { flow, noRows, pieces }: Run,
  partBytes: number,
): AsyncGenerator<Group, void, undefined> {
  let rows: Rows[] = []
  let [bytes, rowsOut, groups] = [0, 0, 0]
  const taken = (): Group => {
    const group = { rows, rowsOut }
    groups++
    rows = []
    bytes = rowsOut = 0
    return group
  }
  const add = (kept: Rows): void => {
    if (kept.length === 0) return
    rows.push(kept)
    rowsOut += kept.length
    bytes += bytesOf([kept])
  }
  for await (const done of pieces) {
    if (done.part !== undefined) {
      if (rowsOut > 0) yield taken()
      groups++
      yield { part: done.part, rows: [], rowsOut: done.rowsOut }
    }
    for (const cleaned of done.cleaned) {
      for (const kept of flow.push(cleaned)) add(kept)
      if (bytes >= partBytes) yield taken()
    }
  }
  for (const kept of flow.finish()) {
    add(kept)
    if (bytes >= partBytes) yield taken()
  }
  if (rowsOut > 0) yield taken()
  if (groups > 0) return
  rows.push(...noRows())
  yield taken()
}

/** The rows of a run, encoded by all threads, in parts. Says of each how many rows it has. */
export async function* filePartsOf(
  run: Run,
  partBytes: number,
  count: (rowsOut: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { crew, held } = run
  const encode = async ({ part, rows, rowsOut }: Group) => {
    const made = part ?? (await crew.run({ kind: 'encode', rows, held })).part
    if (made === undefined) throw new TypeError('rows came back that were not encoded')
    return { made, rowsOut }
  }
  for await (const { made, rowsOut } of putInOrder(
    groupsOf(run, partBytes),
    encode,
    Math.ceil(crew.ahead / 2),
  )) {
    count(rowsOut)
    yield made
  }
}
