/** What is known of an addon that could not be loaded. */

export type LoadProblem =
  /** The package for this platform is not installed; in a checkout, nothing was built. */
  | 'not-installed'
  /** There is no package for this platform. */
  | 'unsupported-platform'
  /** What is installed is for another platform, or for another processor than Node.js is. */
  | 'wrong-architecture'
  | 'wrong-version'
  /** The system's C library is musl. */
  | 'musl'
  | 'old-glibc'
  | 'old-libstdc++'
  /** A library of the system's is not there. */
  | 'missing-library'
  /** A file of the package is missing, truncated or damaged. */
  | 'broken-file'
  | 'not-readable'
  /** The file system is mounted so that no program may run from it. */
  | 'no-exec'
  | 'no-memory'
  /** Libraries of another OpenVINO, or of another compiler, come first. */
  | 'mixed-libraries'
  | 'unknown';

/** A sentence that says what is wrong and, unless installing again is the way, what to do. */
export interface Diagnosis {
  problem: LoadProblem;
  says: string;
  remedy?: string;
}

export type Explanation = Required<Diagnosis>;

/** A place where the addon was looked for. */
export interface LoadAttempt {
  /** A build in this package's own folder, or the package for this platform. */
  where: 'local-build' | 'platform-package';
  /** The folder, or the name of the package while it has none. */
  path: string;
  /** Whether nothing is there, another version is, or the file there cannot be loaded. */
  outcome: 'absent' | 'wrong-version' | 'failed';
  /** What node-gyp-build, the resolver or the dynamic linker said. */
  reason: string;
}

/** Why there is no addon: `problem` for programs, `says` and `remedy` for people. */
export interface AddonLoadFailure extends Explanation {
  /** In the order in which they were tried. */
  tried: LoadAttempt[];
  /** The error of the last attempt. */
  cause: unknown;
  /** The package that should hold the addon. */
  packageName: string;
  /** Such as `linux-x64`. */
  platform: string;
}
