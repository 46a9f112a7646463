import { join } from 'node:path'
import type { Group } from '../group.js'
import { exampleFolder } from '../home.js'
import { freePort, loopback } from '../ports.js'
import { untilReady } from '../ready.js'
import { type Server, server } from './server.js'

/** Starts the REST front, a program of its own, on a port; 0 for any. */
export const startFrontProgram = async (group: Group, kafka: string, wanted: number): Promise<Server> => {
  const port = wanted === 0 ? await freePort() : wanted
  const address = `http://${loopback}:${port}`
  const words = [join(exampleFolder, 'dist/pipeline/front/main.js'), '--kafka', kafka, '--port', String(port)]
  return server(address, async () => {
    const front = group.start({ name: 'the REST front', file: process.execPath, words })
    await untilReady(front, async () => (await fetch(`${address}/topics`)).ok)
    return front
  })
}
