import type { Field } from '@lockstep/schema'
import type { Exchange } from './exchange.js'
import type { Journal } from './journal.js'
import type { Supply } from './posting.js'
import type { Quarantine } from './quarantine.js'
import type { Clock } from './rate.js'
import type { ShapeName } from './shapes.js'

/** Where records go, and how. */
export interface PostPlan {
  /** The address of the API, without a slash at the end. */
  readonly to: string
  readonly shape: ShapeName
  /** The topic or stream of each table. */
  readonly targets: Readonly<Record<string, string>>
  /** The raw columns of each table. */
  readonly fields: Readonly<Record<string, readonly Field[]>>
  readonly supply: Supply
  /** Opens the journal, which tells when it cannot be written any more. */
  readonly journal: (onFailure: (error: Error) => void) => Promise<Journal>
  readonly quarantine: Quarantine
  /** Records a second; null for as many as go. */
  readonly rate: number | null
  /** The most records of a request. */
  readonly batch: number
  /** The most requests under way. */
  readonly inFlight: number
  /** How long an answer may take, in milliseconds. */
  readonly timeout: number
  /** How long a record may be tried without being taken, in milliseconds; 60 s if left out, and 5 s before anything was. */
  readonly patience?: number
  /** Given to end early: what is under way is waited for. */
  readonly stop: AbortSignal
  readonly exchange?: Exchange
  readonly clock?: Clock
  readonly random?: () => number
}
