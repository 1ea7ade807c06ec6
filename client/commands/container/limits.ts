import { LIMIT_NAMES, LIMITS, type LimitName, limitText } from '../../text/limits.ts';
import { askLimit, type LimitAnswer, updateLimits } from '../askLimit.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<string, LimitAnswer>({
  id: 'longshore.container.limits',
  title: 'Update Limits of Container…',
  on: 'container',
  menu: '4_change@2',
  steers: true,
  progress: 'Updating',
  done: 'updated',
  async prepare(context, ids) {
    const { engine, ui } = context;
    const [first = ''] = ids;
    const { limits } = await ui.progress('Asking for the limits', (signal) =>
      engine.containers.details(first, { signal }),
    );
    const items = LIMITS.map((which) => ({
      which,
      label: LIMIT_NAMES[which],
      // Several may have several limits.
      ...(ids.length === 1 && { description: limitText(which, limits) }),
    }));
    const picked = await ui.pick<{ readonly which: LimitName }>(items, {
      title: 'Update Limits',
      placeholder: 'Which limit?',
    });
    return picked && askLimit(context, picked.which, limits);
  },
  run: updateLimits,
});
