import { hasShadow, imageUser } from '../../facts/imageUsers.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import { BaseSystems } from '../../rules/support/baseSystems.ts';
import { inCaseOf } from '../../rules/support/casing.ts';
import { shellKind } from '../../shell/shells.ts';
import { effectiveStage } from '../support/effectiveStage.ts';
import { baseImage } from '../support/lineage.ts';
import type { Refactor, RefactorContext } from './refactor.ts';
import { lineAbove } from './support/aptKeeps.ts';
import { offer, selected } from './support/selection.ts';

/** The container runs as somebody without root's rights. */
export const refactor: Refactor = {
  name: 'addUser',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const { model } = context;
    const found = selected(context);
    const stage = found && model.stageOf(found.owner);
    if (found === undefined || stage === undefined || !ABOUT.has(found.owner.name)) return [];
    const place = placeIn(context, stage);
    if (place === undefined || !runsAsRoot(model, stage) || isWindows(context, stage)) return [];
    const lines = linesFor(context, stage);
    const written = lines.join(context.lineBreak) + context.lineBreak;
    const newText = place.isOpen ? context.lineBreak + written : written;
    const edits = [{ start: place.at, end: place.at, newText }];
    const title = "Run as a user without root's rights";
    return [offer({ id: 'user', title, kind: 'refactor.rewrite', edits })];
  },
};

/** Where somebody thinks of who runs it. */
const ABOUT: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'FROM', 'USER']);
/** No system gives it to somebody by itself, and it needs no more than 16 bits. */
const NUMBER = '10001';
const NAME = 'app';

function runsAsRoot(model: DockerfileModel, stage: Stage): boolean {
  const { user } = effectiveStage(model, stage);
  return user === undefined || /^(?:root|0)(?::|$)/.test(user);
}

function isWindows(context: RefactorContext, { from, image }: Stage): boolean {
  const kind = shellKind(context.shellAt(from));
  return kind === 'powershell' || kind === 'cmd' || /windows|nanoserver/.test(image?.text ?? '');
}

interface Place {
  readonly at: number;
  /** The line before has no line break. */
  readonly isOpen: boolean;
}

/** Before the command that the container runs, and behind all that root has to do. */
function placeIn({ model }: RefactorContext, { instructions }: Stage): Place | undefined {
  const starts = ['ENTRYPOINT', 'CMD'].flatMap(
    (wanted) => instructions.findLast(({ name }) => name === wanted) ?? [],
  );
  const [first] = starts.sort((a, b) => a.start - b.start);
  if (first === undefined) return undefined;
  const behind = instructions.slice(instructions.indexOf(first) + 1);
  if (!behind.some(({ name }) => NEEDS_ROOT.has(name))) {
    return { at: lineAbove({ model }, first), isOpen: false };
  }
  const { lines } = model;
  const line = lines.lineAt(instructions.at(-1)?.end ?? first.end);
  const isOpen = line + 1 >= lines.lineCount;
  return { at: isOpen ? lines.endOf(line) : lines.startOf(line + 1), isOpen };
}

const NEEDS_ROOT: ReadonlySet<string> = new Set(['ADD', 'COPY', 'RUN', 'USER', 'WORKDIR']);

/** What makes the user, as far as the base image is known to have the tools, and USER. */
function linesFor(context: RefactorContext, stage: Stage): readonly string[] {
  const { keyword } = stage.from;
  const image = baseImage(stage) ?? '';
  const known = imageUser(image);
  const user = `${inCaseOf(keyword.text, 'USER')} `;
  if (known !== undefined) return [`${user}${known}:${known}`];
  const commands = commandsFor(context, stage, image);
  if (commands.length === 0) return [`${user}65532:65532`];
  const { step, lineBreak, model } = context;
  const joint = ` ${model.syntax.escape}${lineBreak}${step}&& `;
  return [`${inCaseOf(keyword.text, 'RUN')} ${commands.join(joint)}`, `${user}${NUMBER}:${NUMBER}`];
}

function commandsFor({ model }: RefactorContext, stage: Stage, image: string): readonly string[] {
  const systems = new BaseSystems();
  for (const one of model.stages.slice(0, stage.index + 1)) systems.enter(one);
  const family = systems.of(stage)?.family;
  if (family === 'alpine') {
    return [`addgroup -g ${NUMBER} ${NAME}`, `adduser -D -H -u ${NUMBER} -G ${NAME} ${NAME}`];
  }
  if (family !== 'debian' && !hasShadow(image)) return [];
  return [
    `groupadd --gid ${NUMBER} ${NAME}`,
    `useradd --uid ${NUMBER} --gid ${NAME} --no-create-home --shell /usr/sbin/nologin ${NAME}`,
  ];
}
