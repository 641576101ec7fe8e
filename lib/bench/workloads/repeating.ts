/** Requests whose answers repeat much of the prompt, for which guessing from it was invented. */
import type { Random } from '../random.js';

const NAMES = 'Anna Ben Clara David Emma Felix Grace Henry Iris Jack Laura Oscar'.split(' ');
const JOBS = 'teacher doctor farmer baker nurse pilot painter driver'.split(' ');
const CITIES = 'Paris Rome Berlin Madrid Vienna London Lisbon Athens'.split(' ');
const TURNS = 3;

/** Texts about people, each made into JSON; the last one is left to the model. */
export function makeExtraction(random: Random): { role: string; content: string }[] {
  const turns = Array.from({ length: TURNS }, () => {
    const [name, job, city] = [random.pick(NAMES), random.pick(JOBS), random.pick(CITIES)];
    const age = random.integer(20, 69);
    const text = `${name} is a ${age} year old ${job}. ${name} lives in ${city}.`;
    return [
      { role: 'user', content: `Extract name, age, job, city as JSON: ${text}` },
      {
        role: 'assistant',
        content: `{"name": "${name}", "age": ${age}, "job": "${job}", "city": "${city}"}`,
      },
    ];
  });
  return turns.flat().slice(0, -1);
}

const FIELDS = 'title price amount color owner city date status weight length'.split(' ');
const METHODS_OF_CODE = 6;

/** A class with some methods, one of which is to get another name. */
export function makeCodeEdit(random: Random): string {
  const fields = Array.from({ length: METHODS_OF_CODE }, () => random.pick(FIELDS));
  const methods = fields.map(
    (field, i) =>
      `  get_${field}_${i}(item) {\n    return item.${field} ?? this.defaults.${field};\n  }\n`,
  );
  const [first = ''] = fields;
  return (
    `Rename the method get_${first}_0 to read_${first} and answer with the whole code:\n` +
    `class Reader {\n${methods.join('\n')}}`
  );
}
