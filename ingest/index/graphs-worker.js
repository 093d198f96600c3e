/** Runs in a thread: HNSW graphs as files, nearest labels out. JavaScript, so that a thread starts without a TypeScript loader. */
import hnswlib from 'hnswlib-node';

/** @type {Map<string, import('hnswlib-node').HierarchicalNSW> | undefined} */
let opened;

/** @param {import('./graphs.ts').GraphFiles} graphs the same in all tasks of a thread */
function open({ files, dimensions, ef }) {
  opened ??= new Map(
    files.map(({ kind, path }) => {
      const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
      graph.readIndexSync(path);
      graph.setEf(ef);
      return [kind, graph];
    }),
  );
  return opened;
}

/** @param {import('./graphs.ts').GraphFiles} graphs */
export const counts = (graphs) => [...open(graphs)].map(([kind, graph]) => [kind, graph.getCurrentCount()]);

/**
 * @param {{ graphs: import('./graphs.ts').GraphFiles, asked: import('./graphs.ts').Asked[], vector: number[] }} task
 * @returns for each that is asked, labels and their distances, nearest first; none of a kind that has no graph
 */
export function search({ graphs, asked, vector }) {
  const all = open(graphs);
  return asked.map(({ kind, k }) => {
    const graph = all.get(kind);
    if (!graph) return { neighbors: [], distances: [] };
    return graph.searchKnn(vector, Math.min(k, graph.getCurrentCount()));
  });
}
