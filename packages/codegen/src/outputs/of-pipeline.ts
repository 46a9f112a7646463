import { refuse } from '@lockstep/schema'
import type { Pipeline } from '../pipeline/pipeline.js'
import { wrapped } from '../print/wrap.js'
import { widestComment } from './comment.js'
import type { Generated, OutputKind, Project } from './output.js'

/** A kind of output that is made of the pipeline. */
interface PipelineKind extends Pick<OutputKind, 'about' | 'places' | 'needs'> {
  readonly files: (pipeline: Pipeline, project: Project) => readonly Generated[]
}

/** A kind of output that is made of the pipeline, and refused for a project without one. */
export const pipelineKind = ({ files, ...kind }: PipelineKind): OutputKind => ({
  ...kind,
  isOfPipeline: true,
  files: (project) => files(project.pipeline ?? refuse('there is no pipeline to make it of'), project),
})

/** What is said at the top of a file: what it is, and where it comes from. */
export const headWords = (about: string, { origin }: Project): string =>
  `${wrapped(about, widestComment)}\n\n${origin.plain}`
