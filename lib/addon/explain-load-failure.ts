/** Why the addon could not be loaded, and what to do about it. */
import { BinaryError } from './check-binaries.js';
import type { LoadFacts } from './load-facts.js';
import type { Diagnosis, Explanation, LoadAttempt } from './load-failure.js';
import { explainLoaderMessage } from './loader-messages.js';

/** @param cause the error of the last attempt */
export function explainLoadFailure(
  tried: readonly LoadAttempt[],
  cause: unknown,
  facts: LoadFacts,
): Explanation {
  const last = tried.at(-1);
  const { problem, says, remedy } = diagnose(last, cause, facts);
  return { problem, says, remedy: remedy ?? installAgain(last, facts) };
}

function diagnose(last: LoadAttempt | undefined, cause: unknown, facts: LoadFacts): Diagnosis {
  if (facts.libc === 'musl') return MUSL;
  if (!last || last.outcome === 'absent') return explainAbsence(facts);
  const { reason } = last;
  if (last.outcome === 'wrong-version') return explainVersion(reason, facts);
  if (cause instanceof BinaryError) {
    const problem = cause.problem === 'missing-file' ? 'broken-file' : cause.problem;
    return { problem, says: `${reason}.` };
  }
  return explainLoaderMessage(reason, facts) ?? { problem: 'unknown', says: reason };
}

const MUSL: Diagnosis = {
  problem: 'musl',
  says: "This system's C library is musl, as on Alpine Linux; OpenVINO needs glibc.",
  remedy:
    'Run it on a system with glibc, such as Debian, Ubuntu or Fedora. In a container, take an image ' +
    'such as node:22-slim instead of node:22-alpine.',
};

function explainVersion(reason: string, { packageName, version }: LoadFacts): Diagnosis {
  return {
    problem: 'wrong-version',
    says: `${reason}.`,
    remedy: `Run: npm install ${packageName}@${version}`,
  };
}

function explainAbsence(facts: LoadFacts): Diagnosis {
  const { platform, packageName, version, published, installed, checkout } = facts;
  if (checkout) {
    return { problem: 'not-installed', says: 'The addon is not built.' };
  }
  if (published.length > 0 && !published.includes(platform)) {
    return {
      problem: 'unsupported-platform',
      says: `There is no package of openvino-serve ${version} for ${platform}, only for ${published.join(', ')}.`,
      remedy: otherArchitecture(facts) ?? 'Run it on a system that it has a package for.',
    };
  }
  const [other] = installed;
  if (other !== undefined) {
    return {
      problem: 'wrong-architecture',
      says: `What is installed is the package for ${other}, but this Node.js is for ${platform}: node_modules comes from another machine or another Node.js.`,
      remedy: 'Remove node_modules and run `npm install` here.',
    };
  }
  return {
    problem: 'not-installed',
    says: `The package ${packageName} is not installed. Package managers leave it out when told to (npm: --omit=optional) and where the lock file was made on another platform.`,
    remedy: `Run: npm install ${packageName}@${version}`,
  };
}

/** Such as an x64 Node.js on a Mac with an arm64 processor. */
function otherArchitecture({ platform, published }: LoadFacts): string | undefined {
  const [system = ''] = platform.split('-');
  const other = published.find((name) => name.startsWith(`${system}-`));
  if (other === undefined) return undefined;
  return `If this machine's processor is ${other.slice(system.length + 1)}, install the Node.js for it.`;
}

function installAgain(last: LoadAttempt | undefined, { checkout }: LoadFacts): string {
  if (checkout || last?.where === 'local-build') return 'Build it: npm run build:native';
  return `Install it again: remove ${last?.path ?? 'node_modules'} and run \`npm install\`.`;
}
