/**
 * String formats as regular expressions, each somewhat narrower than its standard, so that whatever
 * matches is valid to every reader: RFC 3339 (dates, times, durations), 5321 (mail addresses), 1123
 * (host names), 2673 and 4291 (IP addresses), 3986 (URIs), 4122 (UUIDs), 6901 (JSON pointers).
 */

// February has 28 days here, which every year has.
const DATE =
  '[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))';
const TIME =
  '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';

const count = '[0-9]{1,6}';
const TIME_SPAN = `(?:${count}H(?:${count}M(?:${count}S)?)?|${count}M(?:${count}S)?|${count}S)`;
const DATE_SPAN = `(?:${count}Y(?:${count}M(?:${count}D)?)?|${count}M(?:${count}D)?|${count}D)`;

const LABEL = '[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,2}';
const HOST = `${LABEL}(?:\\.${LABEL}){0,2}`;

const BYTE = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const GROUP = '[0-9a-fA-F]{1,4}';
const IPV6 = [
  `(?:${GROUP}:){7}${GROUP}`,
  `(?:${GROUP}:){1,7}:`,
  ...[1, 2, 3, 4, 5, 6].map((left) => `(?:${GROUP}:){1,${left}}(?::${GROUP}){1,${7 - left}}`),
  `:(?::${GROUP}){1,7}`,
  '::',
].join('|');

const PATH_CHAR = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";
const PATH = `(?:/${PATH_CHAR}*)*`;
const TAIL = `(?:\\?(?:${PATH_CHAR}|[/?])*)?(?:#(?:${PATH_CHAR}|[/?])*)?`;
const AUTHORITY = `//${HOST}(?::[0-9]{1,4})?`;
const URI = `[a-z][a-z0-9+.-]{1,15}:(?:${AUTHORITY}${PATH}|${PATH_CHAR}+${PATH})${TAIL}`;

const POINTER = '(?:/(?:[^~/]|~[01])*)*';

export const FORMATS: ReadonlyMap<string, string> = new Map([
  ['date', DATE],
  ['time', TIME],
  ['date-time', `${DATE}T${TIME}`],
  ['duration', `P(?:${DATE_SPAN}(?:T${TIME_SPAN})?|T${TIME_SPAN}|${count}W)`],
  ['email', `[A-Za-z0-9]{1,20}(?:[._+-][A-Za-z0-9]{1,20}){0,2}@${HOST}\\.[a-z]{2,20}`],
  ['hostname', HOST],
  ['ipv4', `(?:${BYTE}\\.){3}${BYTE}`],
  ['ipv6', IPV6],
  ['uri', URI],
  ['uri-reference', `(?:${URI}|(?:/${PATH_CHAR}+)+${TAIL})`],
  ['uuid', '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}'],
  ['json-pointer', POINTER],
  ['relative-json-pointer', `(?:0|[1-9][0-9]{0,8})(?:#|${POINTER})`],
]);
