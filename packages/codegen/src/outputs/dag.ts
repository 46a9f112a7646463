import { dagName } from '../pipeline/derived.js'
import { pythonDoc, pythonText } from '../print/quote.js'
import { headComment } from './comment.js'
import { contentsOf, generatedFile, type OutputKind, type Project } from './output.js'

/** Lines of a dict of Python, each with a text. */
const entries = (values: Readonly<Record<string, string>>, indent: string): string =>
  Object.entries(values)
    .map(([name, value]) => `${indent}${pythonText(name)}: ${pythonText(value)},`)
    .join('\n')

/** What the DAG is called: after whoever has the pipeline, where there is one. */
const nameOf = ({ label, pipeline }: Project): string =>
  pipeline === null ? `clean_${label}` : dagName(pipeline)

/**
 * A DAG that submits the notebook once a day, on serverless compute. What it is given are parameters: a value is put into the
 * request as it is, and no template.
 */
const dagText = (project: Project): string => {
  const { label, title, source, catalog, schema, dag, pipeline } = project
  const name = `clean_${label}`
  const parameters = { notebook: dag.notebook ?? `/Workspace/Shared/${name}`, source, catalog, schema }
  const given = Object.fromEntries(
    ['source', 'catalog', 'schema'].map((each) => [each, `{{ params.${each} }}`]),
  )
  return `${headComment(project)}

from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.providers.databricks.operators.databricks import DatabricksSubmitRunOperator

with DAG(
    dag_id="${pythonDoc(nameOf(project))}",
    description=${pythonText(title)},
    schedule=${pythonText(dag.schedule ?? pipeline?.schedule ?? '@daily')},
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=2)},
    params={
${entries(parameters, '        ')}
    },
    tags=["lockstep"],
):
    DatabricksSubmitRunOperator(
        task_id="${pythonDoc(name)}",
        databricks_conn_id=${pythonText(dag.connection ?? 'databricks_default')},
        run_name="${pythonDoc(name)}",
        tasks=[
            {
                "task_key": "${pythonDoc(name)}",
                "notebook_task": {
                    "notebook_path": "{{ params.notebook }}",
                    "base_parameters": {
${entries(given, '                        ')}
                    },
                },
            }
        ],
    )
`
}

export const dagOutput: OutputKind = {
  about: 'an Airflow DAG that submits the notebook once a day',
  places: [{ folder: 'dags', ending: '.py' }],
  needs: ['notebook'],
  files: (project) => [generatedFile(`dags/${nameOf(project)}.py`, dagText(project), contentsOf(project))],
}
