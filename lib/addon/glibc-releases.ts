/** The first releases of distributions that have a glibc, oldest first. */
const RELEASES = {
  Ubuntu: [
    ['2.27', '18.04'],
    ['2.31', '20.04'],
    ['2.35', '22.04'],
    ['2.39', '24.04'],
  ],
  Debian: [
    ['2.28', '10'],
    ['2.31', '11'],
    ['2.36', '12'],
    ['2.41', '13'],
  ],
  'Red Hat Enterprise Linux': [
    ['2.28', '8'],
    ['2.34', '9'],
    ['2.39', '10'],
  ],
} as const;

/** Like `2.9` < `2.27`. */
function isAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Which distributions have a glibc of this version, such as `2.35`, or a later one; in words. */
export function distributionsWith(version: string): string {
  const named = Object.entries(RELEASES).flatMap(([name, releases]) => {
    const first = releases.find(([glibc]) => isAtLeast(glibc, version));
    return first ? [`${name} ${first[1]}`] : [];
  });
  const last = named.pop();
  if (last === undefined) return `a distribution with glibc ${version} or later`;
  const others = named.length > 0 ? `${named.join(', ')} or ` : '';
  return `${others}${last}, or a later release`;
}
