/** Made-up text of a given length, from common words, so that most of them are a token or two. */
import type { Random } from '../random.js';

const WORDS = (
  'the a one two this that every some of in on at by with from to and or but so if when while ' +
  'house garden river road city field school market window table letter story number question ' +
  'answer morning evening summer winter water bread stone light color music friend teacher doctor ' +
  'farmer writer child people work plan price order machine engine paper book picture map key door ' +
  'small large old new quick slow bright dark quiet open simple strong early late green blue red ' +
  'is was has had will can may must goes comes makes takes gives finds keeps shows tells asks ' +
  'writes reads builds opens closes moves turns starts ends helps needs wants knows thinks sees'
).split(' ');

/** Sentences with this many words in all. */
export function makeText(random: Random, words: number): string {
  const sentences: string[] = [];
  for (let left = words; left > 0;) {
    const length = Math.min(left, random.integer(6, 14));
    const sentence = Array.from({ length }, () => random.pick(WORDS)).join(' ');
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
    left -= length;
  }
  return sentences.join(' ');
}
