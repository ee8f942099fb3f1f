/** The one way from the compiled graph to the pages. Everything a page shows comes through here, ready to be shown. */
import serialized from 'virtual:pattern-graph';
import type { PatternGraph } from '../../src/model.ts';

export const graph: PatternGraph = JSON.parse(serialized);
