import type { Pipeline } from '../definition.js'
import { deadLetterTopic, keyName, pluginKey } from '../derived.js'
import { attribute, ref } from '../write/intrinsics.js'
import { allow, bucketArn, clusterArn, kafkaArn, role, trusts } from './iam.js'
import type { Resources } from './template.js'

/** What the machine may do: make the topics, write to them and look into them, and bring the plugin into the bucket. */
const clientRole = (pipeline: Pipeline) =>
  role(
    pipeline.role,
    [trusts('ec2')],
    [
      allow(
        'Cluster',
        ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster', 'kafka-cluster:WriteDataIdempotently'],
        [clusterArn],
      ),
      allow(
        'Topics',
        [
          'kafka-cluster:CreateTopic',
          'kafka-cluster:DescribeTopic',
          'kafka-cluster:DescribeTopicDynamicConfiguration',
          'kafka-cluster:ReadData',
          'kafka-cluster:WriteData',
        ],
        [kafkaArn('topic', `${pipeline.user}.*`), kafkaArn('topic', deadLetterTopic(pipeline))],
      ),
      allow(
        'Groups',
        ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
        [kafkaArn('group', `${pipeline.user}-*`)],
      ),
      allow(
        'Plugin',
        ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
        [bucketArn(pipeline.bucket, `/${pluginKey(pipeline)}`)],
      ),
    ],
  )

/** Opens a port to some addresses. */
const open = (port: number, addresses: unknown, what: string): object => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  CidrIp: addresses,
  Description: what,
})

/** The port of brokers for clients that show who they are by IAM. */
const brokerPort = 9098

/** Opens the brokers to whoever is of a security group. */
const brokersFor = (group: string, what: string): Resources[string] => ({
  Type: 'AWS::EC2::SecurityGroupIngress',
  Properties: {
    GroupId: ref('ClusterSecurityGroupId').value,
    IpProtocol: 'tcp',
    FromPort: brokerPort,
    ToPort: brokerPort,
    SourceSecurityGroupId: attribute(group, 'GroupId').value,
    Description: what,
  },
})

/** The machine of the REST proxy: its role, its key, its address, and who may reach it. */
export const clientResources = (pipeline: Pipeline): Resources => ({
  ClientRole: clientRole(pipeline),
  ClientProfile: {
    Type: 'AWS::IAM::InstanceProfile',
    Properties: { InstanceProfileName: pipeline.role, Roles: [ref('ClientRole').value] },
  },
  ClientKey: { Type: 'AWS::EC2::KeyPair', Properties: { KeyName: keyName(pipeline), KeyType: 'ed25519' } },
  ClientSecurityGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: `The REST proxy of ${pipeline.user}`,
      VpcId: ref('VpcId').value,
      SecurityGroupIngress: [
        open(22, ref('SshFrom').value, 'ssh'),
        open(pipeline.port, '0.0.0.0/0', 'API Gateway, which has no fixed addresses'),
      ],
    },
  },
  ClientReachesBrokers: brokersFor('ClientSecurityGroup', `REST proxy of ${pipeline.user}`),
  Client: {
    Type: 'AWS::EC2::Instance',
    Properties: {
      ImageId: ref('ClientImage').value,
      InstanceType: ref('ClientType').value,
      KeyName: ref('ClientKey').value,
      IamInstanceProfile: ref('ClientProfile').value,
      SubnetId: ref('ClientSubnetId').value,
      SecurityGroupIds: [attribute('ClientSecurityGroup', 'GroupId').value],
      MetadataOptions: { HttpTokens: 'required' },
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, VolumeType: 'gp3', Encrypted: true } },
      ],
      Tags: [{ Key: 'Name', Value: `${pipeline.user}-client` }],
    },
  },
  ClientAddress: {
    Type: 'AWS::EC2::EIP',
    Properties: { Domain: 'vpc', InstanceId: ref('Client').value },
  },
  ConnectorSecurityGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: `The connector of ${pipeline.user}`, VpcId: ref('VpcId').value },
  },
  ConnectorReachesBrokers: brokersFor('ConnectorSecurityGroup', `Connector of ${pipeline.user}`),
})
