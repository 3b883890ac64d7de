import { ChatPage } from '../../chat-page.ts';
import type { OpenBrowser } from '../../open-browser.ts';
import { RestClient } from '../../rest-client.ts';
import type { Site } from '../../site.ts';
import { administrator } from '../../start-patchbay.ts';
import { Proof } from './proof.ts';
import { PROOF_ID, registryPlugin } from './registry-plugin.ts';
import type { Stage } from './visit.ts';
import { RICH } from './visits/posts.ts';

const bob = { username: 'bob', password: 'correct-horse-battery-3', email: 'bob@example.com' };

/** A server with the plugin on it, posts for everything that it registers for, and the administrator's page. */
export async function openStage(site: Site, browser: OpenBrowser): Promise<Stage> {
  const { rest } = site;
  const [team] = await rest.get<{ id: string; name: string }[]>('/users/me/teams');
  if (team === undefined) throw new Error('the administrator has no team');
  const user = await rest.post<{ id: string }>('/users', bob);
  await rest.post(`/teams/${team.id}/members`, { team_id: team.id, user_id: user.id });
  await rest.post('/teams', { name: 'second', display_name: 'Second', type: 'O' });
  const channel = { team_id: team.id, name: 'proof', display_name: 'proof', type: 'O' };
  const { id: proofId } = await rest.post<{ id: string }>('/channels', channel);
  await rest.post(`/channels/${proofId}/members`, { user_id: user.id });
  const other = await RestClient.login(site.patchbay.url, bob);
  await write(site, other, team.id);
  await site.run(registryPlugin());

  const page = await browser.person();
  await page.addInitScript(recordNotifications);
  const chat = new ChatPage(page, site.patchbay.url);
  await chat.login(administrator);
  await page.waitForFunction(
    (id) => (globalThis as unknown as { plugins?: Record<string, unknown> }).plugins?.[id] !== undefined,
    PROOF_ID,
  );
  const proof = new Proof(page);
  return { site, chat, proof, other, otherName: bob.username, team: team.name, teamId: team.id, proofId };
}

async function write(site: Site, other: RestClient, teamId: string): Promise<void> {
  const town = await site.rest.get<{ id: string }>(`/teams/${teamId}/channels/name/town-square`);
  const say = (post: object) => other.post('/posts', { channel_id: town.id, ...post });
  await say({ message: RICH });
  await say({ message: 'a post with code\n```\nlet code = 1;\n```' });
  await say({ message: 'a post with an attachment', props: { attachments: [{ text: 'attached' }] } });
  await say({ message: 'of a type of its own', type: 'custom_proof' });
  await say({ message: 'a post with a card', type: 'custom_proof_card', props: { card: 'the card' } });
  const form = new FormData();
  form.set('channel_id', town.id);
  form.set('files', new Blob(['in the file']), 'proof.txt');
  const uploaded = await other.fetch('POST', '/api/v4/files', form);
  const { file_infos } = (await uploaded.json()) as { file_infos: { id: string }[] };
  await say({ message: 'a post with a file', file_ids: file_infos.map(({ id }) => id) });
}

/** Runs in the page: no browser without a screen shows notifications, so this keeps their titles. */
function recordNotifications(): void {
  const shown: string[] = [];
  class Kept {
    static permission = 'granted';
    static requestPermission = () => Promise.resolve('granted');
    onclick = null;
    constructor(title: string) {
      shown.push(title);
    }
    close(): void {
      // It is not there.
    }
    addEventListener(): void {
      // Nobody clicks on it.
    }
  }
  Object.assign(globalThis, { Notification: Kept, shownNotifications: shown });
  Object.defineProperty((globalThis as unknown as { document: object }).document, 'hasFocus', {
    value: () => false,
  });
}
