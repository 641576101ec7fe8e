// Runs a Dockerfile's steps without Docker: the folders of its stages are in a temporary one.

import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { projectRoot, runProgram } from './scripts.js';

/** The stages of the Dockerfile, each as its instructions. */
export function readStages(): Instruction[][] {
  const text = readFileSync(join(projectRoot, 'Dockerfile'), 'utf8');
  const stages: Instruction[][] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  return stages;
}

/** What follows the last instruction of that name, which takes the place of earlier ones. */
export function argumentsOf(stage: Instruction[], keyword: string): string {
  const found = stage.filter((instruction) => instruction.getKeyword() === keyword).at(-1);
  if (!found) throw new Error(`The Dockerfile has no ${keyword}.`);
  return found.getArgumentsContent() ?? '';
}

/** The image's own folders, but in `root`. */
export const within = (root: string, text: string) =>
  text.replace(/(?<![\w.*/])\/(src|packages|app|models)(?=[/\s"\]]|$)/g, `${root}/$1`);

/** A copy of the project as `COPY . .` makes it: without what .dockerignore names. */
function copyContext(target: string) {
  const text = readFileSync(join(projectRoot, '.dockerignore'), 'utf8');
  const ignored = text.split('\n').filter(Boolean);
  for (const name of ignored) {
    // Other forms than names at the top would need Docker's matcher here.
    if (!/^[\w.-]+$/.test(name)) throw new Error(`.dockerignore: ${name}`);
  }
  const paths = new Set(ignored.map((name) => join(projectRoot, name)));
  cpSync(projectRoot, target, { recursive: true, filter: (source) => !paths.has(source) });
}

/** What only tells Docker something; the tests look at it themselves. */
const declarations = new Set([
  ...['FROM', 'VOLUME', 'EXPOSE', 'USER', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD'],
]);

/** Runs a stage's steps in `root`; returns the environment that its ENV make. */
export async function runStage(root: string, stage: Instruction[], env: Record<string, string>) {
  let folder = root;
  const own: Record<string, string> = {};
  for (const instruction of stage) {
    const keyword = instruction.getKeyword();
    const content = within(root, instruction.getArgumentsContent() ?? '');
    if (keyword === 'WORKDIR') {
      folder = content;
      mkdirSync(folder, { recursive: true });
    } else if (keyword === 'ENV') {
      for (const argument of instruction.getArguments()) {
        const [name = '', value = ''] = argument.getValue().split('=');
        own[name] = within(root, value);
      }
    } else if (keyword === 'COPY' && content === '. .') {
      copyContext(folder);
    } else if (keyword === 'RUN') {
      // The machine that runs the tests has what is installed with apt-get.
      if (content.startsWith('apt-get ')) continue;
      const script = `cd "$1" && ${content}`;
      const outcome = await runProgram('sh', ['-c', script, 'sh', folder], { ...env, ...own });
      if (outcome.code !== 0) throw new Error(`${content}\n${outcome.stdout}${outcome.stderr}`);
    } else if (!declarations.has(keyword)) {
      throw new Error(`This test does not know what ${keyword} ${content} does.`);
    }
  }
  return own;
}
