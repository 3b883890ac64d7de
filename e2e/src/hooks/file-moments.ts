import { expect } from '@jest/globals';

import type { Moments } from './moment.ts';
import type { Stage } from './stage.ts';

const REASON = 'no such files';

/** Uploads a small text into the channel; the answer, whatever it is. */
async function upload(stage: Stage, name: string, content: string) {
  const form = new FormData();
  form.set('channel_id', stage.channelId);
  form.set('files', new Blob([content], { type: 'text/plain' }), name);
  const response = await stage.alice.rest.fetch('POST', '/api/v4/files', form);
  const body = (await response.json()) as { id: string; file_infos?: { id: string; name: string }[] };
  return { status: response.status, body, info: body.file_infos?.[0] };
}

const download = (stage: Stage, id: string) => stage.alice.rest.fetch('GET', `/api/v4/files/${id}`);

/** The hooks of files. */
export const fileMoments: Moments = {
  FileWillBeUploaded: async (stage, plugin) => {
    const name = `upload-${plugin.word}.txt`;
    await plugin.tell({ FileWillBeUploaded: { match: name, replace: { name: `better-${name}` } } });
    const { status, info } = await upload(stage, name, 'small letters');
    expect({ status, name: info?.name }).toEqual({ status: 201, name: `better-${name}` });
    expect(await (await download(stage, info?.id ?? '')).text()).toBe('SMALL LETTERS');
    const [[, asked, content] = []] = await plugin.callsOf('FileWillBeUploaded', name);
    expect(asked).toMatchObject({ name, channel_id: stage.channelId });
    expect(content).toBe('small letters');
    await plugin.tell({ FileWillBeUploaded: { match: name, reject: REASON } });
    const refused = await upload(stage, `no-${name}`, 'small letters');
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(REASON);
  },

  FileWillBeDownloaded: async (stage, plugin) => {
    const { info } = await upload(stage, `download-${plugin.word}.txt`, 'keep this');
    const id = info?.id ?? '';
    await plugin.tell({ FileWillBeDownloaded: { match: id, reject: REASON } });
    const refused = await download(stage, id);
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain('keep this');
    await plugin.tell({});
    expect(await (await download(stage, id)).text()).toBe('keep this');
    const [[context, asked, userId, kind] = []] = await plugin.callsOf('FileWillBeDownloaded', id);
    expect(context).toMatchObject({ SessionId: expect.stringMatching(/^\w{26}$/) });
    expect([asked, userId, kind]).toMatchObject([{ id }, stage.alice.id, 'file']);
  },
};
