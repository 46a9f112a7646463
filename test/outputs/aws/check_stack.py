"""Makes a stack of a template on an emulator of AWS (moto), and prints what is there then: python check_stack.py, with the
template as JSON on standard input.

The emulator leaves some kinds of resources out in silence. Those that it has as calls are made by these calls, with the
template's own properties; those that it does not have at all are put to the checks of parameters of Amazon's own client.
"""

import ast
import json
import logging
import sys
import warnings

import boto3
import botocore.session
from botocore.validate import ParamValidator
from moto import mock_aws

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

REGION = "us-east-1"
KEYS = {"region_name": REGION, "aws_access_key_id": "none", "aws_secret_access_key": "none"}
CLUSTER = f"arn:aws:kafka:{REGION}:123456789012:cluster/posts/0f1e2d3c-aaaa-bbbb-cccc-0123456789ab-2"
LEFT_OUT = [
    "AWS::EC2::KeyPair",
    "AWS::KafkaConnect::CustomPlugin",
    "AWS::KafkaConnect::Connector",
    "AWS::ApiGateway::Stage",
]


def client(name):
    return boto3.client(name, **KEYS)


def for_emulator(template):
    """Of methods that the API answers itself the emulator wants an address; and outputs of what it leaves out it cannot tell."""
    for resource in template["Resources"].values():
        integration = resource.get("Properties", {}).get("Integration", {})
        if integration.get("Type") == "MOCK":
            integration.update({"IntegrationHttpMethod": "OPTIONS", "Uri": ""})
    del template["Outputs"]["KeyParameter"]
    return template


def network():
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{part}.0/24")["Subnet"]["SubnetId"] for part in range(3)
    ]
    brokers = ec2.create_security_group(GroupName="brokers", Description="brokers", VpcId=vpc)["GroupId"]
    table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    return {
        "VpcId": vpc,
        "ClientSubnetId": subnets[0],
        "ConnectorSubnetIds": ",".join(subnets[1:]),
        "RouteTableIds": table,
        "ClusterArn": CLUSTER,
        "ClusterSecurityGroupId": brokers,
        "BootstrapServers": "b-1.posts.example.com:9098,b-2.posts.example.com:9098",
        "SshFrom": "203.0.113.7/32",
        "WithConnector": "yes",
        "DatabricksPrincipal": "arn:aws:iam::414351767826:role/of-databricks",
        "DatabricksExternalId": "an-external-id",
    }


def resolved(value, known):
    """Properties of a resource that the emulator left out: what they refer to is looked up."""
    if isinstance(value, list):
        return [resolved(each, known) for each in value]
    if not isinstance(value, dict):
        return value
    if list(value) == ["Ref"]:
        return known[value["Ref"]]
    if list(value) == ["Fn::GetAtt"]:
        return known[".".join(value["Fn::GetAtt"])]
    if list(value) == ["Fn::Sub"]:
        return value["Fn::Sub"].replace("${AWS::Partition}", "aws")
    return {key: resolved(each, known) for key, each in value.items()}


def lower(value):
    """Names of parameters as the client has them; the settings of a connector have names of their own."""
    if isinstance(value, list):
        return [lower(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key[0].lower() + key[1:]: each if key == "ConnectorConfiguration" else lower(each)
        for key, each in value.items()
    }


def complaints(service, operation, parameters):
    """What the client of Amazon says to the parameters of a call, before it would make it."""
    shape = botocore.session.get_session().get_service_model(service).operation_model(operation).input_shape
    return ParamValidator().validate(parameters, shape).generate_report()


def role(iam, name):
    found = iam.get_role(RoleName=name)["Role"]
    documents = [
        ast.literal_eval(document) if isinstance(document, str) else document
        for policy in iam.list_role_policies(RoleName=name)["PolicyNames"]
        for document in [iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]]
    ]
    return {
        "trust": found["AssumeRolePolicyDocument"]["Statement"],
        "allows": [statement for document in documents for statement in document["Statement"]],
    }


def methods(api):
    gateway = client("apigateway")
    found = {}
    for resource in gateway.get_resources(restApiId=api)["items"]:
        for verb in resource.get("resourceMethods", {}):
            integration = gateway.get_integration(restApiId=api, resourceId=resource["id"], httpMethod=verb)
            found[f"{verb} {resource['path']}"] = [integration["type"], integration.get("uri", "")]
    return found


def group(ec2, name):
    found = ec2.describe_security_groups(Filters=[{"Name": "group-id", "Values": [name]}])["SecurityGroups"][0]
    return sorted(
        [rule["FromPort"], [each["CidrIp"] for each in rule["IpRanges"]], [each["GroupId"] for each in rule["UserIdGroupPairs"]]]
        for rule in found["IpPermissions"]
    )


def there(template, given, ids):
    """What is there, asked of each service by itself."""
    ec2, s3, iam, kinesis = client("ec2"), client("s3"), client("iam"), client("kinesis")
    bucket = ids["Bucket"]
    machine = ec2.describe_instances(InstanceIds=[ids["Client"]])["Reservations"][0]["Instances"][0]
    roles = [name for name, each in template["Resources"].items() if each["Type"] == "AWS::IAM::Role"]
    streams = [name for name, each in template["Resources"].items() if each["Type"] == "AWS::Kinesis::Stream"]
    return {
        "bucket": {
            "name": bucket,
            "encryption": s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"][0][
                "ApplyServerSideEncryptionByDefault"
            ]["SSEAlgorithm"],
        },
        "endpoint": [
            [each["ServiceName"], each["RouteTableIds"] == [given["RouteTableIds"]]]
            for each in ec2.describe_vpc_endpoints(VpcEndpointIds=[ids["BucketEndpoint"]])["VpcEndpoints"]
        ],
        "machine": {
            "type": machine["InstanceType"],
            "profile": machine["IamInstanceProfile"]["Arn"].split("/")[-1],
            "subnet": machine["SubnetId"] == given["ClientSubnetId"],
            "address": ec2.describe_addresses(PublicIps=[ids["ClientAddress"]])["Addresses"][0]["InstanceId"]
            == ids["Client"],
        },
        "profile": [
            each["RoleName"]
            for each in iam.get_instance_profile(InstanceProfileName=ids["ClientProfile"])["InstanceProfile"]["Roles"]
        ],
        "open": {
            "client": group(ec2, ids["ClientSecurityGroup"]),
            "connector": group(ec2, ids["ConnectorSecurityGroup"]),
            "brokers": [
                [port, addresses, sorted(names.get(each, each) for each in groups)]
                for names in [{ids[name]: name for name in ["ClientSecurityGroup", "ConnectorSecurityGroup"]}]
                for port, addresses, groups in group(ec2, given["ClusterSecurityGroupId"])
            ],
        },
        "roles": {ids[name]: role(iam, ids[name]) for name in roles},
        "logs": [
            [each["logGroupName"], each.get("retentionInDays")]
            for each in client("logs").describe_log_groups()["logGroups"]
        ],
        "streams": {
            ids[name]: [found["OpenShardCount"], found["RetentionPeriodHours"]]
            for name in streams
            for found in [kinesis.describe_stream_summary(StreamName=ids[name])["StreamDescriptionSummary"]]
        },
        "api": {
            "name": client("apigateway").get_rest_api(restApiId=ids["Api"])["name"],
            "methods": methods(ids["Api"]),
            "deployments": len(client("apigateway").get_deployments(restApiId=ids["Api"])["items"]),
        },
    }


def left_out(template, ids, given):
    """Makes, or has checked, what the emulator left out."""
    known = {**ids, **given, "ConnectorSubnetIds": given["ConnectorSubnetIds"].split(",")}
    for name in ids:
        known[f"{name}.Arn"] = f"arn:aws:iam::123456789012:role/{ids[name]}"
        known[f"{name}.GroupId"] = ids[name]
        if template["Resources"].get(name, {}).get("Type") == "AWS::ApiGateway::Deployment":
            known[name] = client("apigateway").get_deployments(restApiId=ids["Api"])["items"][0]["id"]
    known["Plugin.CustomPluginArn"] = f"arn:aws:kafkaconnect:{REGION}:123456789012:custom-plugin/a/b-3"
    known["Plugin.Revision"] = 1
    of = {name: resolved(template["Resources"][name]["Properties"], known) for name in ["Plugin", "Connector", "ApiStage", "ClientKey"]}
    key = client("ec2").create_key_pair(**of["ClientKey"])
    client("apigateway").create_stage(**lower(of["ApiStage"]))
    stages = client("apigateway").get_stages(restApiId=ids["Api"])["item"]
    plugin, connector = lower(of["Plugin"]), lower(of["Connector"])
    return {
        "key": [key["KeyName"], client("ec2").describe_key_pairs(KeyNames=[key["KeyName"]])["KeyPairs"][0]["KeyType"]],
        "stages": [each["stageName"] for each in stages],
        "plugin": plugin,
        "connector": connector,
        "complaints": {
            "plugin": complaints("kafkaconnect", "CreateCustomPlugin", plugin),
            "connector": complaints("kafkaconnect", "CreateConnector", connector),
            # So that a check that never complains is seen.
            "neither": complaints("kafkaconnect", "CreateConnector", {**plugin, "capacity": 1}),
        },
    }


def main():
    template = json.load(sys.stdin)
    with mock_aws():
        given = network()
        stacks = client("cloudformation")
        stacks.create_stack(
            StackName="a-stack",
            TemplateBody=json.dumps(for_emulator(json.loads(json.dumps(template)))),
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()],
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        stack = stacks.describe_stacks(StackName="a-stack")["Stacks"][0]
        made = stacks.describe_stack_resources(StackName="a-stack")["StackResources"]
        ids = {each["LogicalResourceId"]: each.get("PhysicalResourceId") for each in made if "LogicalResourceId" in each}
        missing = [name for name in template["Resources"] if name not in ids]
        report = {
            "status": stack["StackStatus"],
            "outputs": {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]},
            "missing": missing,
            "there": there(template, given, ids),
            "leftOut": left_out(template, ids, given),
        }
    assert all(template["Resources"][name]["Type"] in LEFT_OUT for name in missing), missing
    json.dump(report, sys.stdout, indent=1, default=str)


main()
