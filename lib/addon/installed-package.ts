import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { packageVersion } from '../package-info.js';

/** Resolves and loads what the package depends on, under every package manager. */
export function packageRequire(): NodeJS.Require {
  return createRequire(import.meta.url);
}

/** A package that belongs to this one and is installed. */
export interface InstalledPackage {
  folder: string;
  version: string;
}

/**
 * Finds an optional package by name.
 * @throws {Error} that of Node's resolver, if it is not installed
 */
export function installedPackage(name: string): InstalledPackage {
  const manifest = packageRequire().resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { folder: path.dirname(manifest), version };
}

/** The same, or undefined if it is not installed. */
export function findInstalled(name: string): InstalledPackage | undefined {
  try {
    return installedPackage(name);
  } catch {
    return undefined;
  }
}

/** What is wrong with the version of an installed package; its files fit one version only. */
export function versionMismatch(name: string, { version }: InstalledPackage): string | undefined {
  const wanted = packageVersion();
  if (version === wanted) return undefined;
  return `is version ${version}, but this is openvino-serve ${wanted}; run: npm install ${name}@${wanted}`;
}
