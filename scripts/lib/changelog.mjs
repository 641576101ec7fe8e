// CHANGELOG.md, in the form of Keep a Changelog: "## Unreleased", then "## 1.2.3 - 2026-01-31" for
// each version, newest first, with "### Added" and the like inside.

const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
const semver = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$/;

/** The sections of the file: their titles, versions, dates, and text without the title. */
export function changelogSections(text) {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title] = section.split('\n', 1);
      const [version, date] = title.split(' - ');
      return { title, version, date, text: section.slice(title.length).trim() };
    });
}

function compare(a, b) {
  const [left, right] = [a, b].map((version) => version.split('-')[0].split('.').map(Number));
  const at = left.findIndex((part, index) => part !== right[index]);
  return at === -1 ? 0 : left[at] - right[at];
}

const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? '') && !Number.isNaN(Date.parse(text));

/** What is wrong with the file's form. */
export function changelogMistakes(text) {
  const [first, ...versions] = changelogSections(text);
  const mistakes = [];
  if (first?.title !== 'Unreleased') mistakes.push('its first section is not "Unreleased"');
  versions.forEach(({ title, version, date, text: body }, index) => {
    if (!semver.test(version) || !isDate(date)) {
      mistakes.push(`"${title}" is not of the form "1.2.3 - 2026-01-31"`);
    } else if (index > 0 && compare(versions[index - 1].version, version) < 0) {
      mistakes.push(`${version} stands below ${versions[index - 1].version}, which is older`);
    }
    if (!body) mistakes.push(`"${title}" is empty`);
  });
  for (const [, kind] of text.matchAll(/^### (.*)$/gm)) {
    if (!kinds.includes(kind)) mistakes.push(`"${kind}" is none of ${kinds.join(', ')}`);
  }
  return mistakes;
}
