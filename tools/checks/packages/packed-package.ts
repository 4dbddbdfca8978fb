// A packed package, as whoever installs it gets it: its manifest and the text of each file.
import { createPackageFromTarballData } from '@arethetypeswrong/core';

/** The parts of package.json that the checks look at. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly license?: string;
  readonly type?: string;
  readonly sideEffects?: unknown;
  readonly engines?: { readonly node?: string };
  readonly publishConfig?: { readonly access?: string; readonly provenance?: boolean };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly schematics?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface PackedPackage {
  readonly manifest: Manifest;
  /** Path in the package → text. */
  readonly files: ReadonlyMap<string, string>;
}

export function readTarball(tarball: Uint8Array): PackedPackage {
  const unpacked = createPackageFromTarballData(tarball);
  const base = `/node_modules/${unpacked.packageName}/`;
  const files = new Map(
    unpacked.listFiles().map((path) => [path.slice(base.length), unpacked.readFile(path)]),
  );
  return packedPackage(files);
}

export function packedPackage(files: ReadonlyMap<string, string>): PackedPackage {
  return { manifest: JSON.parse(files.get('package.json') ?? '') as Manifest, files };
}
