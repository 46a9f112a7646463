import type { Parameter } from './template.js'

/** What only the account knows, and what is decided when the stack is made. */
export const parameters: Readonly<Record<string, Parameter>> = {
  VpcId: { Type: 'AWS::EC2::VPC::Id', Description: 'The network of the Kafka cluster.' },
  ClientSubnetId: {
    Type: 'AWS::EC2::Subnet::Id',
    Description: 'A public subnet of that network, for the machine with the REST proxy.',
  },
  ConnectorSubnetIds: {
    Type: 'List<AWS::EC2::Subnet::Id>',
    Description: 'Subnets of that network, for the connector; those of the brokers will do.',
  },
  RouteTableIds: {
    Type: 'CommaDelimitedList',
    Default: '',
    Description:
      'The route tables of the subnets of the connector, which get a way to S3; empty where they have one.',
  },
  ClusterArn: {
    Type: 'String',
    AllowedPattern: 'arn:aws[a-z-]*:kafka:[a-z0-9-]+:[0-9]{12}:cluster/[A-Za-z0-9-]+/[A-Za-z0-9-]+',
    ConstraintDescription: 'The ARN of a cluster, as MSK shows it.',
    Description: 'The Kafka cluster (MSK).',
  },
  ClusterSecurityGroupId: {
    Type: 'AWS::EC2::SecurityGroup::Id',
    Description: 'The security group of its brokers, which is opened for the machine and the connector.',
  },
  BootstrapServers: {
    Type: 'String',
    AllowedPattern: '[A-Za-z0-9.-]+:9098(,[A-Za-z0-9.-]+:9098)*',
    ConstraintDescription: 'Hosts with the port 9098 and commas between them.',
    Description: 'Its bootstrap servers for IAM, within the network.',
  },
  SshFrom: {
    Type: 'String',
    AllowedPattern: '[0-9]{1,3}([.][0-9]{1,3}){3}/[0-9]{1,2}',
    ConstraintDescription: 'An address and how much of it counts, such as 203.0.113.7/32.',
    Description: 'From where the machine is reached by ssh: your own address, with /32 behind it.',
  },
  ClientType: { Type: 'String', Default: 't3.small', Description: 'The kind of the machine.' },
  ClientImage: {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    Default: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    Description: 'Its image: the newest Amazon Linux 2023.',
  },
  WithConnector: {
    Type: 'String',
    Default: 'no',
    AllowedValues: ['no', 'yes'],
    Description: 'Whether the plugin lies in the bucket already, so that the connector can be made of it.',
  },
  DatabricksPrincipal: {
    Type: 'String',
    Default: '',
    AllowedPattern: '(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?',
    ConstraintDescription: 'The ARN of a role, or nothing.',
    Description:
      'The role of Databricks that its storage credential tells; empty for no role to read the bucket.',
  },
  DatabricksExternalId: {
    Type: 'String',
    Default: 'none',
    AllowedPattern: '[A-Za-z0-9+=,.@:/-]{2,1224}',
    ConstraintDescription: 'The external ID of a storage credential.',
    Description: 'The external ID that the storage credential of Databricks tells.',
  },
}

/** Which parts of the template are made. */
export const conditions: Readonly<Record<string, object>> = {
  HasConnector: { 'Fn::Equals': [{ Ref: 'WithConnector' }, 'yes'] },
  HasDatabricks: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'DatabricksPrincipal' }, ''] }] },
  HasRouteTables: {
    'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: 'RouteTableIds' }] }, ''] }],
  },
}
