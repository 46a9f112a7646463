import { type AddressInfo, connect, createServer } from 'node:net'

/** The only address on which anything listens. */
export const loopback = '127.0.0.1'

/** A port that is free now; that of a number, if one is given. */
const listenOnce = (wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject).listen(wanted, loopback, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** A port of loopback that nobody listens on. */
export const freePort = (): Promise<number> => listenOnce(0)

/**
 * Holds that a port can be had.
 * @throws Error in one sentence where another program has it.
 */
export const checkPort = async (port: number, whose: string): Promise<void> => {
  try {
    await listenOnce(port)
  } catch (problem) {
    const isTaken = Reflect.get(Object(problem), 'code') === 'EADDRINUSE'
    throw new Error(
      isTaken
        ? `port ${port} of ${whose} is taken: end the program that listens there, or choose another by --port, such as --port ${port + 10_000}`
        : `port ${port} of ${whose} cannot be had (${String(Reflect.get(Object(problem), 'code'))}): choose another by --port, such as --port 18082`,
    )
  }
}

/** Whether something takes connections on a port of loopback. */
export const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, loopback)
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
