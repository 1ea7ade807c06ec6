import { workspace } from 'vscode';
import { fetchHttp } from '../../core/registry/http.ts';
import { Hub } from '../../core/registry/hub.ts';
import type { HubControl } from '../commands/command.ts';

/** Docker Hub, asked from here, as the settings allow. */
export function publicHub(): HubControl {
  const hub = new Hub(fetchHttp({ timeout: 10_000, size: 8_000_000 }));
  return {
    get online() {
      return workspace.getConfiguration('longshore.registry').get('online', true);
    },
    search: (...what) => hub.search(...what),
    tags: (...what) => hub.tags(...what),
  };
}
