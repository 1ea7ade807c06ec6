import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.engine.showProblem',
  title: 'Show Engine Problem',
  steers: false,
  run: async ({ engine, snapshot, ui }) => {
    ui.info(
      snapshot.state.kind === 'unreachable'
        ? snapshot.state.error.message
        : `No problem with the Docker Engine is known${engine.address && ` (${engine.address})`}`,
    );
  },
});
