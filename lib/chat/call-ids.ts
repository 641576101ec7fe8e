/** Ids of calls, by which their results are told. */
import { randomBytes, randomInt } from 'node:crypto';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * @param prefix what an id begins with
 * @param length of ids that are letters and digits only, for templates that take no others;
 *   undefined for an API's usual form
 */
export function newCallId(prefix: string, length: number | undefined): string {
  if (length === undefined) return `${prefix}${randomBytes(12).toString('hex')}`;
  const pick = () => LETTERS_AND_DIGITS.charAt(randomInt(LETTERS_AND_DIGITS.length));
  return Array.from({ length }, pick).join('');
}
