import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { effectiveStage } from '../support/effectiveStage.ts';
import type { StageEntity } from '../support/entity.ts';
import { type StageSite, stageSites, stagesUsed } from '../support/stageSites.ts';
import { code, paragraphs, shorten } from './markdown.ts';

const LONGEST = 80;
/** So many users are named, the rest is counted. */
const MOST_NAMED = 8;

/** What a stage is built on, who uses it, and what it ends with. */
export function aboutStage(model: DockerfileModel, { stage }: StageEntity): string {
  return paragraphs(
    title(stage),
    [...lineage(stage), ...taken(model, stage), ...users(model, stage)].join('\n'),
    ending(model, stage).join('\n'),
  );
}

function title(stage: Stage): string {
  const platform = stage.platform?.value?.text;
  const name = stage.name === undefined ? '' : ` ${code(stage.name.text)}`;
  return `**Stage ${stage.index}**${name}${platform === undefined ? '' : ` for ${code(platform)}`}`;
}

function lineage(stage: Stage): readonly string[] {
  const path: string[] = [];
  let at = stage;
  for (; at.parent !== undefined; at = at.parent) {
    if (path.length < MOST_NAMED) path.push(called(at.parent));
  }
  if (at.image !== undefined) path.push(`the image ${imageOf(at)}`);
  return path.length === 0 ? [] : [`- built on ${path.join(' on ')}`];
}

function imageOf({ image }: Stage): string {
  const { text = '', resolved } = image ?? {};
  return resolved === undefined || resolved === text
    ? code(text)
    : `${code(resolved)} (${code(text)})`;
}

function taken(model: DockerfileModel, stage: Stage): readonly string[] {
  const sources = new Set(
    stagesUsed(model, stage)
      .filter(({ by }) => by !== stage.from)
      .map(({ used }) => used),
  );
  return sources.size === 0 ? [] : [`- takes files from ${listed([...sources].map(called))}`];
}

function users(model: DockerfileModel, stage: Stage): readonly string[] {
  const sites = stageSites(model, stage);
  const isLast = stage.index === model.stages.length - 1;
  if (sites.length === 0) {
    return [isLast ? '- the last one: what the build makes' : '- used by no other stage'];
  }
  const shown = sites.slice(0, MOST_NAMED).map((site) => userOf(model, site));
  const more = sites.length - shown.length;
  return [`- used by ${listed(more > 0 ? [...shown, `${more} more`] : shown)}`];
}

function userOf(model: DockerfileModel, { user, by, at }: StageSite): string {
  const line = model.lines.lineAt(at.start) + 1;
  return `${called(user)} (${by.name}, line ${line})`;
}

/** What a container of it would be, as far as this file says. */
function ending(model: DockerfileModel, stage: Stage): readonly string[] {
  const { user, workdir, ports, entrypoint, cmd, healthcheck, stopSignal } = effectiveStage(
    model,
    stage,
  );
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['USER', user],
    ['WORKDIR', workdir],
    ['EXPOSE', ports.length === 0 ? undefined : ports.join(' ')],
    ['ENTRYPOINT', entrypoint && argumentsOf(entrypoint)],
    ['CMD', cmd && argumentsOf(cmd)],
    ['HEALTHCHECK', healthcheck && argumentsOf(healthcheck)],
    ['STOPSIGNAL', stopSignal],
  ];
  const said = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`- ${name} ${code(shorten(value, LONGEST))}`],
  );
  return said.length === 0 ? [] : ['It ends with', '', ...said];
}

function argumentsOf({ body }: Instruction): string {
  return body.value;
}

function called({ name, index }: Stage): string {
  return name === undefined ? `stage ${index}` : code(name.text);
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
