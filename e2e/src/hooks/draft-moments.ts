import { expect } from '@jest/globals';

import type { Moments } from './moment.ts';

const REASON = 'not that word';

/** The hooks of what is not posted yet. */
export const draftMoments: Moments = {
  DraftWillBeUpserted: async (stage, plugin) => {
    const word = `draft-${plugin.word}`;
    const draft = (message: string) =>
      stage.ask(stage.alice, 'POST', '/drafts', {
        user_id: stage.alice.id,
        channel_id: stage.channelId,
        message,
      });
    await plugin.tell({ DraftWillBeUpserted: { match: word, replace: { message: `better ${word}` } } });
    expect((await draft(word)).body['message']).toBe(`better ${word}`);
    const [[, asked] = []] = await plugin.callsOf('DraftWillBeUpserted', word);
    expect(asked).toMatchObject({ user_id: stage.alice.id, channel_id: stage.channelId, message: word });
    await plugin.tell({ DraftWillBeUpserted: { match: word, reject: REASON } });
    const refused = await draft(`no ${word}`);
    expect(refused.status).toBe(400);
    const { body } = await stage.ask(stage.alice, 'GET', `/users/me/teams/${stage.teamId}/drafts`);
    expect(JSON.stringify(body)).toContain(`better ${word}`);
    expect(JSON.stringify(body)).not.toContain(`no ${word}`);
  },
};
