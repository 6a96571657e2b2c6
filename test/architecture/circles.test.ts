import assert from 'node:assert/strict';
import { importsOf, ROOMS, resolveImport, sourcesOf } from './sources.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/** Circles of imports, types too: each as the files on the way, once. */
function circles(graph: Graph): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    way.push(path);
    for (const next of graph.get(path) ?? []) visit(next);
    way.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return found;
}

describe('files', () => {
  it('import each other in one direction', () => {
    const sources = ROOMS.flatMap((room) => sourcesOf(room, /\.tsx?$/));
    const graph = new Map(
      sources.map((source) => {
        const own = importsOf(source).filter(({ from }) => from.startsWith('.'));
        return [source.path, own.map(({ from }) => resolveImport(source, from))];
      }),
    );
    assert.deepEqual(circles(graph), []);
  });

  it('would be seen going round', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    assert.deepEqual(circles(graph), ['b → c → b']);
  });
});
