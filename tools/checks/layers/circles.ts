// Finds circles in a graph of imports.

/** Node → what it points at. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** A shortest circle through each node that lies on one, every circle once: `a → b → a`, from its first name in order. */
export function circlesIn(graph: Graph): string[] {
  const found = [...graph.keys()].map((node) => shortestCircle(graph, node)).filter((it) => it);
  return [...new Set(found.map((circle) => written(circle!)))].sort();
}

function shortestCircle(graph: Graph, start: string): readonly string[] | null {
  const cameFrom = new Map<string, string>();
  // Grows while it is walked: breadth first, so the first way back is a shortest one.
  const reached = [start];
  for (const node of reached) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) return wayTo(node, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      reached.push(next);
    }
  }
  return null;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let node = cameFrom.get(end); node !== undefined; node = cameFrom.get(node)) {
    way.unshift(node);
  }
  return way;
}

function written(circle: readonly string[]): string {
  const first = circle.indexOf(circle.toSorted()[0]!);
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}
