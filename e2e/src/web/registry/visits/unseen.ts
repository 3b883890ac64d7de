import { PROOF_ID } from '../registry-plugin.ts';
import type { Stage, Visit } from '../visit.ts';

const SOCKET = 'registerWebSocketEventHandler';
const RECONNECT = 'registerReconnectHandler';

const calls = async ({ proof }: Stage, method: string) =>
  (await proof.given(method))['handler']?.calls?.length ?? 0;

async function connectAgain({ chat: { page } }: Stage): Promise<void> {
  const becomes = (connected: boolean) =>
    page.waitForFunction((wanted) => {
      const { registryProof } = globalThis as unknown as {
        registryProof: { store: { getState(): { websocket: { connected: boolean } } } };
      };
      return registryProof.store.getState().websocket.connected === wanted;
    }, connected);
  await page.context().setOffline(true);
  await becomes(false);
  await page.context().setOffline(false);
  await becomes(true);
}

export const unseen: readonly Visit[] = [
  {
    place: 'the texts of the page',
    shows: { registerTranslations: [] },
    open: ({ proof, team }) => proof.go(`/${team}/channels/town-square`),
    stays: ['registerTranslations'],
  },
  {
    place: 'the store: `state["plugins-<id>"]`',
    shows: { registerReducer: [] },
    open: ({ proof }) => proof.dispatch({ type: 'proof/count' }),
    seen: async ({ proof }) => {
      const count = await proof.state<number>(`plugins-${PROOF_ID}`, 'count');
      if (count < 1) throw new Error(`the reducer counted ${count}`);
    },
    stays: ['registerReducer'],
  },
  {
    place: 'events of the socket',
    shows: { [SOCKET]: [] },
    open: async ({ site }) => {
      await site.say('an event');
    },
    seen: ({ proof }) => proof.called(SOCKET, 'handler'),
    gone: async (stage) => {
      const before = await calls(stage, SOCKET);
      await stage.site.say('an event that it does not hear');
      await stage.chat.posts('an event that it does not hear').waitFor();
      if ((await calls(stage, SOCKET)) !== before) throw new Error('it was called after all');
    },
  },
  {
    place: 'the socket, connected again',
    shows: { [RECONNECT]: [] },
    async open(stage) {
      await connectAgain(stage);
      await stage.proof.called(RECONNECT, 'handler');
    },
    seen: ({ proof }) => proof.called(RECONNECT, 'handler'),
    gone: async (stage) => {
      const before = await calls(stage, RECONNECT);
      await connectAgain(stage);
      // It comes over the new connection, after whatever that has called.
      await stage.site.say('said after it was connected again');
      await stage.chat.posts('said after it was connected again').waitFor();
      if ((await calls(stage, RECONNECT)) !== before) throw new Error('it was called after all');
    },
  },
];
