import type { PatternGraph } from '../../model.ts';
import type { Names } from '../names.ts';
import type { Expand } from '../terms.ts';

/** What every part of the dataset is made with. */
export interface Context {
  readonly graph: PatternGraph;
  readonly names: Names;
  readonly expand: Expand;
}
