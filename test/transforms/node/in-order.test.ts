import { describe, expect, it } from 'vitest'
import { putInOrder } from '../../../packages/transforms/src/node/threads/in-order.js'

describe('tasks in order', () => {
  it('give their results in the order of the tasks, however long each takes', async () => {
    const results: number[] = []
    const run = (task: number) =>
      new Promise<number>((resolve) => setTimeout(resolve, task % 3 === 0 ? 5 : 0, task * 2))
    for await (const result of putInOrder([0, 1, 2, 3, 4, 5, 6], run, 3)) results.push(result)
    expect(results).toEqual([0, 2, 4, 6, 8, 10, 12])
  })

  it('are not begun any more that come after the iteration has ended', async () => {
    const begun: number[] = []
    let come = (_: IteratorResult<number>): void => {}
    const late = new Promise<IteratorResult<number>>((resolve) => {
      come = resolve
    })
    let asked = 0
    const tasks: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: () => (asked++ === 0 ? Promise.resolve({ done: false, value: 1 }) : late),
      }),
    }
    const run = async (task: number) => {
      begun.push(task)
      return task
    }
    for await (const result of putInOrder(tasks, run, 2)) {
      expect(result).toBe(1)
      break
    }
    expect(asked).toBe(2)
    come({ done: false, value: 2 })
    await new Promise((resolve) => setImmediate(resolve))
    expect(begun).toEqual([1])
  })
})
