import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const kind = 'command';
export const usage = 'command object.verb    one file under client/commands, as container.pause';

/**
 * Writes a command's skeleton; on rows when there is a node kind of the object's name.
 * @param {string} name `container.pause`.
 * @param {{ root: string }} where
 * @returns {Promise<string[]>} The files written, from the root.
 */
export async function create(name, { root }) {
  const [, object, verb] = /^([a-z][A-Za-z]*)\.([a-z][A-Za-z]*)$/.exec(name) ?? [];
  if (object === undefined || verb === undefined) {
    throw new Error(`"${name}" is not a command's name; write object.verb, as container.pause`);
  }
  const path = `client/commands/${object}/${verb}.ts`;
  const onRows = await exists(join(root, `client/tree/nodes/${object}.ts`));
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), onRows ? onTarget(object, verb) : plain(object, verb), {
    flag: 'wx',
  });
  return [path];
}

function onTarget(object, verb) {
  return `import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.${object}.${verb}',
  title: '${titleCase(verb)} ${titleCase(object)}',
  on: '${object}',
  menu: '1_life@9',
  steers: true,
  progress: '${titleCase(verb)}',
  done: '${verb}',
  run: async ({ ui }, id) => ui.info(\`${titleCase(verb)} \${id}\`),
});
`;
}

function plain(object, verb) {
  return `import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.${object}.${verb}',
  title: '${titleCase(verb)} ${titleCase(object)}',
  steers: true,
  run: async ({ ui }) => ui.info('${titleCase(verb)} ${object}'),
});
`;
}

/** `showProblem` -> `Show Problem`. */
function titleCase(name) {
  return name.replace(/^./, (first) => first.toUpperCase()).replace(/(?<=.)[A-Z]/g, ' $&');
}

function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
