/** What the systems' loaders say when they refuse a library, and what it means. */
import type { Diagnosis } from './load-failure.js';
import { distributionsWith } from './glibc-releases.js';
import type { LoadFacts } from './load-facts.js';

interface LoaderMessage {
  pattern: RegExp;
  /** @param groups of the pattern */
  explain: (groups: string[], facts: LoadFacts) => Diagnosis;
}

/** What comes with the package, and is never the system's. */
const OWN_LIBRARY = /openvino|libtbb|tbb12|libhwloc/;

const RUNTIME_PACKAGES: Partial<Record<string, string>> = {
  'libstdc++.so.6': 'libstdc++6 (Debian, Ubuntu) or libstdc++ (Fedora, RHEL)',
  'libgcc_s.so.1': 'libgcc-s1 (Debian, Ubuntu) or libgcc (Fedora, RHEL)',
};

function missingLibrary(name: string): Diagnosis {
  if (OWN_LIBRARY.test(name)) return { problem: 'broken-file', says: `${name} is missing.` };
  const packages = RUNTIME_PACKAGES[name] ?? 'the package that has it';
  return {
    problem: 'missing-library',
    says: `The system's library ${name} is missing.`,
    remedy: `Install ${packages} with the system's package manager.`,
  };
}

function oldGlibc([, version = '', file = '']: string[], facts: LoadFacts): Diagnosis {
  const found = facts.glibc === undefined ? '' : `; this system has ${facts.glibc}`;
  return {
    problem: 'old-glibc',
    says: `${file} needs glibc ${version} or later${found}.`,
    remedy: facts.checkout
      ? 'Build it on this system, with `npm run build:native`.'
      : `Run it on ${distributionsWith(version)}; in a container, if this system is to stay.`,
  };
}

function oldLibstdcxx([, library = '', symbol = '', version = '', file = '']: string[]): Diagnosis {
  return {
    problem: 'old-libstdc++',
    says: `${file} needs a newer libstdc++: ${library} lacks ${symbol}_${version}.`,
    remedy:
      "If that file is not the system's own, but conda's or one that LD_LIBRARY_PATH names, start " +
      'without it. Else run it on a newer release of the system, or in a container.',
  };
}

const LOADER_MESSAGES: LoaderMessage[] = [
  {
    pattern: /version [`']GLIBC_([\d.]+)' not found \(required by (.+)\)/,
    explain: oldGlibc,
  },
  {
    pattern: /(\S+): version [`'](GLIBCXX|CXXABI)_([\d.]+)' not found \(required by (.+)\)/,
    explain: oldLibstdcxx,
  },
  {
    pattern: /^(\S+): cannot open shared object file: No such file/,
    explain: ([, name = '']) => missingLibrary(name),
  },
  {
    // macOS
    pattern: /Library not loaded: (?:@rpath\/)?(\S+)/,
    explain: ([, name = '']) => missingLibrary(name),
  },
  {
    pattern: /^(?:\S+: cannot open shared object file: Permission denied|EACCES: .*)/,
    explain: ([text = '']) => ({
      problem: 'not-readable',
      says: `This user may not read it: ${text}.`,
      remedy: 'Give the user who runs this the right to read the package and the folders above it.',
    }),
  },
  {
    pattern: /failed to map segment from shared object: Cannot allocate memory/,
    explain: () => ({
      problem: 'no-memory',
      says: 'There is no memory left to load it.',
      remedy: 'Raise the limit: `ulimit -v` shows that of the address space.',
    }),
  },
  {
    pattern: /(\S+): failed to map segment from shared object/,
    explain: ([, file = '']) => ({
      problem: 'no-exec',
      says: `The system does not let programs be run from the folder of ${file}.`,
      remedy:
        'Its file system is mounted with `noexec`: install it on another one, or mount it with `exec`.',
    }),
  },
  {
    pattern: /(\S+): (?:file too short|invalid ELF header|.*bad ELF.*|ELF load command .*)/,
    explain: ([text = '']) => ({ problem: 'broken-file', says: `The file is damaged: ${text}.` }),
  },
  {
    // Linux, macOS and Windows
    pattern: /([^\s(,']+)(?:: wrong ELF class|.*incompatible architecture| is not a valid Win32)/,
    explain: ([, file = ''], { platform }) => ({
      problem: 'wrong-architecture',
      says: `${file} is not for ${platform}, for which this Node.js is.`,
    }),
  },
  {
    pattern: /(\S+): (undefined symbol: \S+|symbol lookup error.*)/,
    explain: ([, file = '', what = '']) => ({
      problem: 'mixed-libraries',
      says: `${file} does not fit the libraries that were loaded with it: ${what}.`,
      remedy:
        'Another OpenVINO, TBB or libstdc++ comes first: start without LD_PRELOAD and LD_LIBRARY_PATH.',
    }),
  },
  {
    // The addon's own check; the other library is one that was loaded before it.
    pattern: /^openvino-serve was built for OpenVINO GenAI .*/,
    explain: ([text = '']) => ({
      problem: 'mixed-libraries',
      says: text,
      remedy: 'Start without LD_PRELOAD and LD_LIBRARY_PATH; in a checkout, build again.',
    }),
  },
  {
    // Windows
    pattern: /The specified module could not be found/,
    explain: () => ({
      problem: 'missing-library',
      says: 'A library that it needs is missing.',
      remedy: "Install Microsoft's Visual C++ Redistributable for Visual Studio 2015-2022.",
    }),
  },
];

/** What the loader's message means; undefined for one that is not known. */
export function explainLoaderMessage(message: string, facts: LoadFacts): Diagnosis | undefined {
  for (const { pattern, explain } of LOADER_MESSAGES) {
    const match = pattern.exec(message);
    if (match) return explain([...match], facts);
  }
  return undefined;
}
