import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

const PATH = '/system/onboarding/complete';

describe('the first setup', () => {
  let app: ChatApp;
  let admin: { token: string; user: { id: string } };
  beforeAll(async () => {
    app = await startChatApp({ MM_PLUGINSETTINGS_ENABLEREMOTEMARKETPLACE: 'false' });
    admin = await app.person('admin');
  });
  afterAll(() => app.close());

  const complete = (token: string, body: object) => app.ask('POST', PATH, { token, body });

  it('is completed by an administrator, who says for whom', async () => {
    const { token } = await app.person('user');
    expect((await complete(token, { organization: 'Ours' })).id).toBe(
      'app.system.complete_onboarding_request.no_first_user',
    );
    expect((await complete(admin.token, { organization: '' })).status).toBe(400);
    expect((await app.ask('GET', PATH, admin)).body).toMatchObject({ value: 'false' });
    expect((await complete(admin.token, { organization: 'Ours' })).status).toBe(200);
    expect((await app.ask('GET', PATH, admin)).body).toMatchObject({ value: 'true' });
    expect(await app.core.system.get('OrganizationName')).toBe('Ours');
  });

  it('installs and enables the plugins that were chosen and tells them by whom', async () => {
    app.host.offered.push({ id: 'made', name: 'Made', version: '1.0.0' });
    app.host.active.add('made');
    const told = new Promise<string>((resolve) => {
      app.host.toldInstalled = resolve;
    });
    await complete(admin.token, { organization: 'Ours', install_plugins: ['made', 'made', 'missing'] });
    expect(await told).toBe(`made ${admin.user.id}`);
    expect(app.host.calls.filter((call) => /^(install|enable)/.test(call))).toEqual([
      expect.stringContaining('"source":"marketplace"'),
      'enable made',
    ]);
  });
});
