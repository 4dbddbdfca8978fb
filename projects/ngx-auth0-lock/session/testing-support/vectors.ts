// Reads the test vectors that lie beside the project, in the browser and in Node alike.

/**
 * A file of test vectors, or null where they are absent (they are not part of the project: a spec
 * then says so with `pending`).
 */
export async function loadVectors<T>(name: string): Promise<T | null> {
  if (typeof document !== 'undefined') {
    // Karma serves them, and answers `null` for a file that is not there (karma.conf.cjs).
    return (await (await fetch(`/vectors/${name}`)).json()) as T | null;
  }
  return readFromDisk(name);
}

interface NodeProcess {
  cwd(): string;
  getBuiltinModule(name: 'fs'): {
    existsSync(path: string): boolean;
    readFileSync(path: string, encoding: 'utf8'): string;
  };
}

function readFromDisk<T>(name: string): T | null {
  // Not `import 'node:fs'`: the browser's bundle of the same spec could not resolve it.
  const { process } = globalThis as unknown as { process: NodeProcess };
  const fs = process.getBuiltinModule('fs');
  // Mutation testing runs in a copy some folders below the project, so look upwards from here.
  for (
    let folder = process.cwd();
    folder !== '';
    folder = folder.slice(0, folder.lastIndexOf('/'))
  ) {
    const file = `${folder}/../shared/vectors/${name}`;
    if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as T;
  }
  return null;
}
