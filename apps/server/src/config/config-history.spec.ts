import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

interface Entry {
  id: string;
  user_id: string;
  create_at: number;
  changes: Record<string, [unknown, unknown]>;
}

describe('the history of the configuration', () => {
  let app: ChatApp;
  let admin: string;
  let adminId: string;
  let reader: string;
  beforeAll(async () => {
    app = await startChatApp();
    const first = await app.person('admin');
    [admin, adminId] = [first.token, first.user.id];
    const second = await app.person('reader');
    const roles = 'system_user system_user_manager';
    reader = (await app.core.sessions.create({ ...second.user, roles })).token;
  });
  afterAll(() => app.close());
  const patch = (body: unknown) => app.ask('PUT', '/config/patch', { token: admin, body });
  const history = async (token = admin, query = '') =>
    (await app.ask('GET', `/config/history${query}`, { token })).body as unknown as Entry[];
  const undo = (id: string, token = admin) => app.ask('POST', `/config/history/${id}/undo`, { token });

  it('says who changed what, newest first, by page', async () => {
    await patch({ TeamSettings: { SiteName: 'One' } });
    await patch({ TeamSettings: { SiteName: 'Two' }, EmailSettings: { SMTPPassword: 'pw' } });
    const [newest, before] = await history();
    expect(newest).toMatchObject({
      user_id: adminId,
      changes: { 'TeamSettings.SiteName': ['One', 'Two'] },
    });
    expect(JSON.stringify(newest)).not.toContain('pw');
    expect(before?.changes).toEqual({ 'TeamSettings.SiteName': ['Patchbay', 'One'] });
    expect(await history(admin, '?page=1&per_page=1')).toEqual([before]);
  });

  it('puts back what one change changed, and nothing else', async () => {
    await patch({ TeamSettings: { SiteName: 'Three' } });
    const [change] = await history();
    await patch({ TeamSettings: { MaxUsersPerTeam: 77 } });
    const undone = await undo(change?.id ?? '');
    expect([undone.status, undone.body['TeamSettings']]).toEqual([
      200,
      expect.objectContaining({ SiteName: 'Two', MaxUsersPerTeam: 77 }),
    ]);
    expect((await history())[0]?.changes).toEqual({ 'TeamSettings.SiteName': ['Three', 'Two'] });
  });

  it('refuses what was changed again since, what is not there, and what is no id', async () => {
    await patch({ TeamSettings: { SiteName: 'Four' } });
    const [change] = await history();
    await patch({ TeamSettings: { SiteName: 'Five' } });
    expect((await undo(change?.id ?? '')).status).toBe(409);
    expect((await undo('a'.repeat(26))).status).toBe(404);
    expect((await undo('short')).id).toBe('api.context.invalid_url_param.app_error');
    expect(app.core.config.get().TeamSettings.SiteName).toBe('Five');
  });

  it('shows nobody settings that they may not read, and lets nobody undo who may not write', async () => {
    const [change] = await history();
    const shown = await history(reader);
    expect(JSON.stringify(shown)).not.toContain('SiteName');
    expect(shown.map(({ id }) => id)).not.toContain(change?.id);
    expect((await undo(change?.id ?? '', reader)).status).toBe(403);
    expect((await app.ask('GET', '/config/history')).status).toBe(401);
  });
});
