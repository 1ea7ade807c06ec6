import { commands } from '../../../server/cli/commands/index.generated.ts';
import { thisMachine } from '../../../server/cli/machine.ts';
import { run } from '../../../server/cli/run.ts';
import { rules } from '../../../server/rules/index.generated.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  /** Standard error. */
  readonly err: string;
}

export interface CliSurroundings {
  readonly workingFolder: string;
  readonly stdin?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Standard output is a terminal. */
  readonly colour?: boolean;
  readonly signal?: AbortSignal;
}

/** `longshore ARGS`, in this process, with no configuration but the working folder's. */
export async function longshore(
  args: readonly string[],
  { workingFolder, stdin = '', environment = {}, colour = false, signal }: CliSurroundings,
): Promise<CliRun> {
  let out = '';
  let err = '';
  const { files } = thisMachine();
  const code = await run(args, commands, {
    workingFolder,
    files,
    machine: { environment, home: `${workingFolder}/home`, platform: process.platform },
    signal: signal ?? new AbortController().signal,
    program: undefined,
    stdin: async () => stdin,
    out: (text) => {
      out += text;
    },
    problem: (line) => {
      err += `${line}\n`;
    },
    status: undefined,
    log: {
      info: () => {},
      error: (message, cause) => {
        err += `${message}: ${cause}\n`;
      },
    },
    colour,
  });
  return { code, out, err };
}

/** Flags that silence all rules but `codes`, so that a new rule changes no test of the command line. */
export function only(...codes: readonly string[]): readonly string[] {
  const others = rules.map(({ code }) => code).filter((code) => !codes.includes(code));
  return ['--no-shellcheck', '--ignore', others.join(',')];
}
