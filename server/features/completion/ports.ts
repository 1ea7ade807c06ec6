import { commonImageFact } from '../../facts/commonImages.ts';
import { wellKnownPorts } from '../../facts/ports.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { baseImage, lineage } from '../support/lineage.ts';
import type { Proposal } from './item.ts';
import type { ArgumentPlace } from './place/places.ts';

/**
 * Ports for EXPOSE: behind a number the protocols, else those that the stage speaks of (variables,
 * health checks, commands) and those of its image, without those that are exposed already.
 */
export function completePorts(model: DockerfileModel, place: ArgumentPlace): readonly Proposal[] {
  const number = /^(\d+(?:-\d+)?)(?:\/\w*)?$/.exec(place.typed)?.[1];
  const { stage } = place.around;
  const seen = stage === undefined ? [] : portsIn(model, stage);
  const exposed = new Set(stage && exposedIn(stage, place));
  const fitting = seen.filter(({ label }) => !exposed.has(label));
  if (number === undefined) return fitting;
  const protocols = ['tcp', 'udp'].map(
    (protocol): Proposal => ({ label: `${number}/${protocol}`, kind: 'port' }),
  );
  return [...protocols, ...fitting.filter(({ label }) => label !== number)];
}

function exposedIn(stage: Stage, { words, index }: ArgumentPlace): readonly string[] {
  const before = lineage(stage).flatMap(({ instructions }) =>
    instructions.filter(({ name }) => name === 'EXPOSE').flatMap((each) => each.words),
  );
  const own = words[index];
  const texts = [...before.map(({ text }) => text), ...words.toSpliced(index, 1)];
  return texts.filter((text) => text !== own).map((text) => text.replace(/\/tcp$/, ''));
}

/** Each port once, where it is said first. */
function portsIn(model: DockerfileModel, stage: Stage): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  const add = (port: string, detail: string): void => {
    const label = port.replace(/^0+/, '');
    const number = Number(label);
    if (!/^\d{2,5}$/.test(label) || number > MOST || found.has(label)) return;
    const usual = wellKnownPorts.get(number);
    const description = usual === undefined ? {} : { description: usual };
    found.set(label, { label, kind: 'port', detail, ...description });
  };
  const stages = new Set(lineage(stage));
  for (const each of model.definitions) {
    if (!/PORTS?$/i.test(each.name)) continue;
    if (each.stage === undefined || !stages.has(each.stage)) continue;
    add(each.resolved ?? '', `${each.kind.toUpperCase()} ${each.name}`);
  }
  for (const instruction of [...stages].flatMap((each) => each.instructions)) {
    if (!LISTENERS.has(instruction.name)) continue;
    for (const port of portsSaid(instruction)) add(port, saidBy(model, instruction));
  }
  const image = baseImage(stage);
  const fact = image === undefined ? undefined : commonImageFact(image);
  for (const port of fact?.ports ?? []) add(`${port}`, `Of ${image}`);
  return [...found.values()];
}

const MOST = 65_535;
const LISTENERS = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** `localhost:8080`, `--port=8080`, `-p 8080`, `:8080`. */
function portsSaid({ body }: Instruction): readonly string[] {
  const pattern =
    /(?:(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]|[\s"'])(?::)|--?(?:\w+-)*(?:port|p)[\s=",]+)(\d{2,5})\b/gi;
  return [...body.value.matchAll(pattern)].map(([, port = '']) => port);
}

function saidBy({ lines }: DockerfileModel, { name, start }: Instruction): string {
  return `${name}, line ${lines.lineAt(start) + 1}`;
}
