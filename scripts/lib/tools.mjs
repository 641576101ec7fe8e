// The programs that the native build needs, and how to get the missing ones.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail } from './report.mjs';

const windows = process.platform === 'win32';

/** Returns the first of these programs that PATH has, or undefined. */
export function onPath(...names) {
  const extensions = windows ? (process.env.PATHEXT ?? '.EXE;.CMD').split(';') : [''];
  for (const name of names) {
    for (const dir of (process.env.PATH ?? '').split(delimiter)) {
      for (const extension of extensions) {
        try {
          accessSync(join(dir, name + extension), constants.X_OK);
          return name;
        } catch {
          // Not in this folder.
        }
      }
    }
  }
  return undefined;
}

/** Names every missing build tool at once, with the packages that bring them. */
export function requireBuildTools() {
  // On Windows cmake-js finds Visual Studio by itself and says so when it cannot.
  const needed = windows
    ? [{ what: 'cmake', have: onPath('cmake'), from: 'cmake' }]
    : [
        { what: 'cmake', have: onPath('cmake'), from: 'cmake' },
        {
          what: 'a C++17 compiler (g++ or clang++)',
          have: process.env.CXX || onPath('g++', 'clang++'),
          from: 'g++',
        },
        { what: 'make or ninja', have: onPath('ninja', 'make'), from: 'make' },
      ];
  const missing = needed.filter((tool) => !tool.have);
  if (missing.length === 0) return;
  fail(
    `The native addon cannot be built without ${missing.map((tool) => tool.what).join(', ')}.`,
    `Debian, Ubuntu: apt-get install ${missing.map((tool) => tool.from).join(' ')}; ` +
      'macOS: xcode-select --install and brew install cmake.',
  );
}
