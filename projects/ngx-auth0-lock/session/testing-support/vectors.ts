// Reads test vectors, in the browser and in Node alike.

/** A file of the project's `vectors/`. */
export async function loadVectors<T>(name: string): Promise<T> {
  const vectors = await load<T>('vectors', name);
  if (vectors === null) throw new Error(`vectors/${name} is missing.`);
  return vectors;
}

/**
 * A file that others made, as it stands: it lies beside the project, in `../shared/vectors`. Null
 * where it is absent; a spec then says so with `pending`.
 */
export function loadVectorsBeside<T>(name: string): Promise<T | null> {
  return load('../shared/vectors', name);
}

async function load<T>(folder: string, name: string): Promise<T | null> {
  if (typeof document !== 'undefined') {
    // Karma serves them, and answers `null` for a file that is not there (karma.conf.cjs).
    return (await (await fetch(`/vectors/${name}`)).json()) as T | null;
  }
  return readFromDisk(`${folder}/${name}`);
}

interface NodeProcess {
  cwd(): string;
  getBuiltinModule(name: 'fs'): {
    existsSync(path: string): boolean;
    readFileSync(path: string, encoding: 'utf8'): string;
  };
}

function readFromDisk<T>(path: string): T | null {
  // Not `import 'node:fs'`: the browser's bundle of the same spec could not resolve it.
  const { process } = globalThis as unknown as { process: NodeProcess };
  const fs = process.getBuiltinModule('fs');
  // Mutation testing runs in a copy some folders below the project, so look upwards from here.
  for (
    let folder = process.cwd();
    folder !== '';
    folder = folder.slice(0, folder.lastIndexOf('/'))
  ) {
    const file = `${folder}/${path}`;
    if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as T;
  }
  return null;
}
