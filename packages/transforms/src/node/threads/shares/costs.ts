/** What a share of a table costs: nanoseconds a row, NaN as long as that is not known. */
export interface Price {
  /** To make it. */
  make: number
  /** To send what it is made of to another thread, and to take what was made. */
  carry: number
  /** The bytes of a row that it is made of. */
  bytes: number
}

/** The price of what was never made. */
export const unknownPrice = (): Price => ({ make: Number.NaN, carry: Number.NaN, bytes: 0 })

/** A thread that shares may be sent to. */
export interface Carrier {
  /** When it will have made what it has, on the clock of `performance.now`. */
  readonly freeAt: number
}

/** Shares that one thread is to make, and the milliseconds that it will take. */
export interface Parcel<C extends Carrier> {
  readonly to: C
  readonly shares: number[]
  spent: number
}

const perMillisecond = 1e6

/** Milliseconds that a message takes, here and on its way, however little it carries. */
const message = 0.1

/** Nanoseconds to carry one byte there and back, where none was carried yet. */
const perByte = 0.2

/** What is dearer than thought was perhaps disturbed; what is cheaper was not. */
const slowly = 1 / 8

/** A price, where so many rows now took so many milliseconds. */
export const learnPrice = (price: number, milliseconds: number, rows: number): number => {
  if (rows === 0) return price
  const now = (milliseconds * perMillisecond) / rows
  return price <= now ? price + (now - price) * slowly : now
}

const carried = ({ carry, bytes }: Price): number => (Number.isNaN(carry) ? bytes * perByte : carry)

/**
 * Which shares of some rows to send to whom, so that all end as soon as can be: those first that save this thread most
 * for what they cost to carry, each to whoever is free first, as long as that brings the end nearer. Nothing is sent
 * before everything was made here once, since nobody knows what it costs.
 */
export const parcels = <C extends Carrier>(
  prices: readonly Price[],
  sendable: readonly number[],
  rows: number,
  carriers: readonly C[],
  now: number,
): readonly Parcel<C>[] => {
  const sent: Parcel<C>[] = []
  const all = prices.reduce((sum, { make }) => sum + make, 0)
  if (carriers.length === 0 || Number.isNaN(all)) return sent
  const ends = carriers.map(({ freeAt }) => Math.max(0, freeAt - now))
  let here = (all * rows) / perMillisecond
  let end = Math.max(here, ...ends)
  const costs = sendable.map((share) => {
    const price = prices[share] as Price
    return {
      share,
      make: (price.make * rows) / perMillisecond,
      carry: (carried(price) * rows) / perMillisecond,
    }
  })
  for (const { share, make, carry } of costs.sort((a, b) => b.make * a.carry - a.make * b.carry)) {
    const least = ends.indexOf(Math.min(...ends))
    const to = carriers[least] as C
    const parcel = sent.find((each) => each.to === to)
    const cost = carry + (parcel === undefined ? message : 0)
    const [hereThen, thereThen] = [here - make + cost, (ends[least] as number) + make + cost]
    const endThen = Math.max(hereThen, thereThen, ...ends)
    if (endThen >= end) continue
    here = hereThen
    end = endThen
    ends[least] = thereThen
    if (parcel === undefined) sent.push({ to, shares: [share], spent: make + cost })
    else {
      parcel.shares.push(share)
      parcel.spent += make + cost
    }
  }
  return sent
}
