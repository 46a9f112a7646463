import { table } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pipeline } from '../../../packages/codegen/src/index.js'
import { stackTemplate } from '../../../packages/codegen/src/pipeline/aws/stack.js'
import { logicalName } from '../../../packages/codegen/src/pipeline/aws/template.js'
import { ref, sub } from '../../../packages/codegen/src/pipeline/write/intrinsics.js'

const pin = table('pin', { raw: z.object({ ind: z.int32() }), clean: ({ ind }) => ({ ind }) })

const resourcesOf = (settings: object): readonly string[] => {
  const template = stackTemplate(pipeline({ user: 'a', topics: { pin }, ...settings }))
  return Object.keys(Reflect.get(template, 'Resources'))
}
const deploymentOf = (settings: object): string | undefined =>
  resourcesOf(settings).find((name) => name.startsWith('ApiDeployment'))

describe('a template', () => {
  it('deploys the API anew where a method is another, and only there', () => {
    expect(deploymentOf({})).toMatch(/^ApiDeployment[0-9a-f]{8}$/u)
    expect(deploymentOf({ stage: 'prod', connector: { flushSize: 9 } })).toBe(deploymentOf({}))
    expect(deploymentOf({ port: 80 })).not.toBe(deploymentOf({}))
    expect(deploymentOf({ streams: null })).not.toBe(deploymentOf({}))
  })

  it('has nothing of Kinesis where there are no streams', () => {
    const template = JSON.stringify(stackTemplate(pipeline({ user: 'a', topics: { pin }, streams: null })))
    expect(template).not.toMatch(/kinesis/iu)
    expect(resourcesOf({})).toEqual(expect.arrayContaining(['StreamPin', 'ApiRole', 'ApiStreams']))
  })

  it('puts texts into texts with references as they are', () => {
    const odd = '$' + '{AWS::Region}'
    expect(sub`arn:${ref('AWS::Partition')}:${odd}$`).toEqual({
      'Fn::Sub': 'arn:$' + '{AWS::Partition}:$' + '{!AWS::Region}$',
    })
  })
})

const topic = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/u)

describe('names in a template', () => {
  it('are letters and digits, another for each topic', () => {
    const alike = fc.stringMatching(/^[aZz][Zzhu_-]{0,3}$/u)
    const check = fc.property(fc.oneof(fc.tuple(topic, topic), fc.tuple(alike, alike)), ([one, other]) => {
      expect(logicalName('Stream', one)).toMatch(/^Stream[A-Za-z0-9]+$/u)
      fc.pre(one.toLowerCase() !== other.toLowerCase())
      expect(logicalName('Stream', one)).not.toBe(logicalName('Stream', other))
    })
    fc.assert(check, { numRuns: 5_000 })
  })
})
