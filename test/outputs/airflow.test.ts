import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toolsPython } from './environments.js'
import { generated } from './generated.js'
import { newPlace, runProgram } from './jobs.js'

/** What a workspace was asked. */
const requests: { readonly path: string; readonly body: unknown }[] = []

/** Stands for the workspace of Databricks: takes a run, and says that it went well. */
const workspace = createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  request.on('end', () => {
    requests.push({ path: request.url ?? '', body: text === '' ? null : JSON.parse(text) })
    const state = { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS', state_message: '' }
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({ run_id: 42, job_id: 7, run_page_url: 'http://127.0.0.1/42', state, tasks: [] }),
    )
  })
})

beforeAll(() => new Promise<void>((resolve) => workspace.listen(0, '127.0.0.1', resolve)))
afterAll(() => workspace.close())

test('a DAG is imported by Airflow, and its test run submits the notebook', async () => {
  const place = newPlace()
  const out = await generated(place.home, ['notebook', 'dag'], '--source', "/Volumes/a/b/c's {{ 1 + 1 }}")
  const python = await toolsPython()
  const { port } = workspace.address() as AddressInfo
  const home = join(place.home, 'airflow')
  mkdirSync(home)
  const env = {
    AIRFLOW_HOME: home,
    AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
    AIRFLOW__CORE__DAGS_FOLDER: join(out, 'dags'),
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: `sqlite:///${home}/airflow.db`,
    AIRFLOW_CONN_DATABRICKS_DEFAULT: JSON.stringify({
      conn_type: 'databricks',
      host: '127.0.0.1',
      port,
      schema: 'http',
      password: 'a-token',
    }),
  }
  const check =
    'import sys; from airflow.dag_processing.dagbag import DagBag; bag = DagBag(sys.argv[1]); assert not bag.import_errors, bag.import_errors; print(*bag.dags)'
  const imported = await runProgram(python, ['-c', check, join(out, 'dags')], { env })
  // The pipeline of the example is this user's.
  expect(imported.trim().split('\n').at(-1)).toBe('0a1b2c3d4e5f_dag')
  await runProgram(python, ['-m', 'airflow', 'db', 'migrate'], { env })
  await runProgram(python, ['-m', 'airflow', 'dags', 'test', '0a1b2c3d4e5f_dag', '2026-01-02'], { env })
  const submitted = requests.find(({ path }) => path.endsWith('/jobs/runs/submit'))
  expect(submitted?.body).toMatchObject({
    run_name: 'clean_pinterest',
    tasks: [
      {
        task_key: 'clean_pinterest',
        notebook_task: {
          notebook_path: '/Workspace/Shared/clean_pinterest',
          base_parameters: {
            source: "/Volumes/a/b/c's {{ 1 + 1 }}",
            catalog: 'main',
            schema: 'default',
          },
        },
      },
    ],
  })
  expect(readFileSync(join(out, 'dags/0a1b2c3d4e5f_dag.py'), 'utf8')).not.toContain('a-token')
})
