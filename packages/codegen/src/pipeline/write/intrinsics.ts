/** A value that CloudFormation knows when it makes a stack: a parameter, a resource, or something of one. */
export interface Reference {
  /** As `Fn::Sub` names it: `Bucket`, `Bucket.Arn`, `AWS::Region`. */
  readonly named: string
  /** As a value of its own. */
  readonly value: object
}

/** A parameter, a resource by what `Ref` gives of it, or a pseudo parameter. */
export const ref = (named: string): Reference => ({ named, value: { Ref: named } })

/** An attribute of a resource. */
export const attribute = (resource: string, name: string): Reference => ({
  named: `${resource}.${name}`,
  value: { 'Fn::GetAtt': [resource, name] },
})

/** The parts of an address of Amazon's that a template leaves open. */
export const aws: Readonly<Record<'partition' | 'region' | 'account' | 'suffix', Reference>> = {
  partition: ref('AWS::Partition'),
  region: ref('AWS::Region'),
  account: ref('AWS::AccountId'),
  suffix: ref('AWS::URLSuffix'),
}

/**
 * A text with references in it, as `Fn::Sub`. Texts are put in as they are: `${` in one means nothing.
 * @example
 * sub`arn:${aws.partition}:s3:::${bucket}`
 */
export const sub = (
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Reference)[]
): object => ({ 'Fn::Sub': subText(parts, ...values) })

/** The text of `sub`, for where `Fn::Sub` has variables of its own. */
export const subText = (
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Reference)[]
): string => {
  const plain = (text: string): string => text.replaceAll('$'.concat('{'), '$'.concat('{!'))
  return parts
    .map((part, index) => {
      const value = values[index] ?? ''
      return plain(part) + (typeof value === 'object' ? `$\{${value.named}}` : plain(String(value)))
    })
    .join('')
}
