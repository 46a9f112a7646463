import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Transferable,
} from 'node:worker_threads'

/** One end of a wire, as it goes to the thread that is to hold it: with its port in the list of what is moved. */
export interface WireEnd {
  readonly port: MessagePort
  /** How often each side has said something. */
  readonly counts: Int32Array
  readonly side: 0 | 1
}

/**
 * One end of a wire between two threads. What the other side says is heard as it comes, as an event, or before, where
 * this thread asks for it, or stays awake for it: a thread that sleeps may be woken where the one runs that wakes it, in
 * its place.
 */
export interface Wire<In, Out> {
  readonly port: MessagePort
  readonly say: (message: Out, move?: readonly Transferable[]) => void
  /** What was said and not heard yet. */
  readonly hear: () => In | undefined
  /** The same, once there is something, after so many milliseconds at the most in which this thread does nothing else. */
  readonly await: (milliseconds: number) => In | undefined
}

/** The wire of an end. */
export const wireOf = <In, Out>({ port, counts, side }: WireEnd): Wire<In, Out> => {
  const other = 1 - side
  const hear = (): In | undefined => receiveMessageOnPort(port)?.message
  return {
    port,
    say: (message, move = []) => {
      port.postMessage(message, move)
      Atomics.add(counts, side, 1)
    },
    hear,
    await: (milliseconds) => {
      const until = performance.now() + milliseconds
      for (;;) {
        const before = Atomics.load(counts, other)
        const heard = hear()
        if (heard !== undefined) return heard
        while (Atomics.load(counts, other) === before) if (performance.now() >= until) return undefined
      }
    },
  }
}

/** Both ends of a new wire. */
export const newWire = (): readonly [WireEnd, WireEnd] => {
  const { port1, port2 } = new MessageChannel()
  const counts = new Int32Array(new SharedArrayBuffer(8))
  return [
    { port: port1, counts, side: 0 },
    { port: port2, counts, side: 1 },
  ]
}
