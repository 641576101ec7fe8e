// Whether a version of Node.js is one that package.json asks for.

/** Compares "20.19.0" with "22.1.0"; negative if the first is older. */
function compare(one, other) {
  const parts = other.split('.').map(Number);
  const differences = one.split('.').map((part, index) => Number(part) - parts[index]);
  return differences.find((difference) => difference !== 0) ?? 0;
}

/** `range` is one of npm's, made of "^20.19.0", ">=22.12.0" and "||" only. */
export function satisfies(version, range) {
  return range.split('||').some((part) => {
    const [, operator, least] = /^\s*(\^|>=)(\d+\.\d+\.\d+)\s*$/.exec(part) ?? [];
    if (!least) throw new Error(`"${part}" in "${range}" is of a form that is not read here.`);
    const sameMajor = version.split('.')[0] === least.split('.')[0];
    return compare(version, least) >= 0 && (operator === '>=' || sameMajor);
  });
}
