import type { Pipeline } from '../definition.js'
import { aws, ref, sub } from '../write/intrinsics.js'
import type { Resources } from './template.js'

/** The bucket, closed to the public; it outlives the stack, since the records are in it. */
export const bucketResources = ({ bucket }: Pipeline): Resources => ({
  Bucket: {
    Type: 'AWS::S3::Bucket',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BucketName: bucket,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'forget-what-was-not-finished',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    },
  },
  BucketEndpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Condition: 'HasRouteTables',
    Properties: {
      VpcEndpointType: 'Gateway',
      ServiceName: sub`com.amazonaws.${aws.region}.s3`,
      VpcId: ref('VpcId').value,
      RouteTableIds: ref('RouteTableIds').value,
    },
  },
})
