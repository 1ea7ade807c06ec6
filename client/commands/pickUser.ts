import { EngineError } from '../engine/errors.ts';
import type { CommandContext } from './command.ts';

/** Asks for a user of a container; `undefined` when dismissed. */
export async function pickUser(context: CommandContext, id: string): Promise<string | undefined> {
  const { ui, snapshot } = context;
  const name = snapshot.containers?.get(id)?.name ?? id.slice(0, 12);
  const title = `Open Shell in ${name}`;
  const users = await usersOf(context, id);
  const picked = await ui.pick([...users, OTHER], { title, placeholder: 'As which user?' });
  if (picked !== OTHER) {
    return picked?.label;
  }
  const user = await ui.input({
    title,
    prompt: 'Name or number of a user, with a group after a colon if you like, as 1000:1000',
    validate: (value) => (/^[^\s:]+(?::[^\s:]+)?$/.test(value) ? undefined : 'This is no user'),
  });
  return user;
}

const OTHER = { label: 'Another one…' };

interface User {
  readonly label: string;
  readonly description?: string;
}

/** Root and those who may log in, as far as the container has a list that can be read. */
async function usersOf({ engine, signal }: CommandContext, id: string): Promise<readonly User[]> {
  const decoder = new TextDecoder();
  let table = '';
  let code: number | undefined;
  try {
    code = await engine.containers.execute(id, ['cat', '/etc/passwd'], {
      signal,
      output: ({ stream, data }) => {
        table += stream === 'stdout' ? decoder.decode(data, { stream: true }) : '';
      },
    });
  } catch (error) {
    if (!EngineError.is(error, 'badRequest', 'notFound', 'serverError')) {
      throw error;
    }
  }
  const users = (code === 0 ? table : '').split('\n').flatMap((line): readonly User[] => {
    const [label = '', , uid = '', , comment = '', , shell = ''] = line.split(':');
    const description = [uid, comment].filter(Boolean).join(' · ');
    return label !== '' && !/(?:nologin|false|sync)$/.test(shell) ? [{ label, description }] : [];
  });
  return users.some(({ label }) => label === 'root') ? users : [{ label: 'root' }, ...users];
}
