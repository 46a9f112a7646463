import type { S3Server } from './servers/s3.js'

const inTag = (xml: string, tag: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'gu'))].map(([, text]) => text ?? '')

/** The names of all objects of a folder of the bucket, in S3's order. */
export const objectsIn = async (
  { address, bucket }: S3Server,
  folder: string,
): Promise<readonly string[]> => {
  const names: string[] = []
  let next: string | undefined
  do {
    const query = new URLSearchParams({ 'list-type': '2', prefix: `${folder}/` })
    if (next !== undefined) query.set('continuation-token', next)
    const answer = await fetch(`${address}/${bucket}?${query}`)
    const xml = await answer.text()
    if (!answer.ok)
      throw new Error(`the bucket ${bucket} was not listed: ${answer.status} ${xml.slice(0, 200)}`)
    names.push(...inTag(xml, 'Key'))
    next = inTag(xml, 'NextContinuationToken')[0]
  } while (next !== undefined)
  return names
}

/** What is in an object. */
export const objectText = async ({ address, bucket }: S3Server, name: string): Promise<string> => {
  const path = name.split('/').map(encodeURIComponent).join('/')
  const answer = await fetch(`${address}/${bucket}/${path}`)
  if (!answer.ok) throw new Error(`${name} was not read: ${answer.status}`)
  return answer.text()
}
