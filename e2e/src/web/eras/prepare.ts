import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { RestClient } from '../../rest-client.ts';
import type { Site } from '../../site.ts';
import { buildEra } from './build-era.ts';
import { eras, tooNew } from './eras.ts';

/** Writes, and is looked at. */
const carol = { username: 'carol', password: 'correct-horse-battery-4', email: 'carol@example.com' };
/** In no team, so that no page knows him before somebody asks for him. */
const bob = { username: 'bob', password: 'correct-horse-battery-3', email: 'bob@example.com' };

/** Builds every bundle and runs it on the site, with people and posts for all of them; gives the team. */
export async function prepare(site: Site): Promise<{ id: string; name: string }> {
  const plugins = await Promise.all(
    [...eras, ...tooNew].map((era, index) => {
      const into = join(site.folder, `era-${index}`);
      mkdirSync(into);
      return buildEra(era, into);
    }),
  );
  for (const plugin of plugins) await site.run(plugin);

  const [team] = await site.rest.get<{ id: string; name: string }[]>('/users/me/teams');
  if (team === undefined) throw new Error('the administrator has no team');
  const town = await site.rest.get<{ id: string }>(`/teams/${team.id}/channels/name/town-square`);
  await site.rest.post('/users', bob);
  const { id } = await site.rest.post<{ id: string }>('/users', carol);
  await site.rest.post(`/teams/${team.id}/members`, { team_id: team.id, user_id: id });
  const other = await RestClient.login(site.patchbay.url, carol);
  const say = (post: object) => other.post('/posts', { channel_id: town.id, ...post });
  await say({ message: 'look at http://127.0.0.1/era-10/page' });
  await say({ message: 'in **its** words', type: 'custom_era5', props: { title: 'a card of era 5' } });
  return team;
}
