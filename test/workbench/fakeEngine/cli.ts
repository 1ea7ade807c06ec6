/**
 * A fake Engine by hand or beside a benchmark, in a process of its own:
 * `node test/workbench/fakeEngine/cli.ts [CONTAINERS] [EVENTS_PER_SECOND]`. Prints its address;
 * the containers are paused and resumed in turn, all the time. Ends with Ctrl-C.
 */
import { FakeEngine } from './fakeEngine.ts';

const [count = 10, rate = 0] = process.argv.slice(2).map(Number);
const fake = await new FakeEngine().start();
fake.world.addMany(count);
console.log(fake.host);

const { world } = fake;
const running = world.all.filter(({ status }) => status === 'running');
const started = performance.now();
let sent = 0;
const TICK = 10;
const timer = setInterval(() => {
  for (const due = ((performance.now() - started) / 1000) * rate; sent < due; sent++) {
    const container = running[Math.floor(sent / 2) % running.length];
    if (container !== undefined) {
      // Pausing is patched; resuming has to be asked about.
      sent % 2 === 0 ? world.pause(container) : world.unpause(container);
    }
  }
}, TICK);

process.once('SIGINT', () => {
  clearInterval(timer);
  void fake.dispose();
});
