import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSigningKey, type SigningKey } from '@patchbay/signing';
import { startWholeApp, type WholeApp } from '../fixtures/whole-app.ts';

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');

// Each test starts a whole server.
jest.setTimeout(60_000);

describe('/api/v4/plugins/keys', () => {
  let app: WholeApp;
  let admin: string;
  let key: SigningKey;
  let other: SigningKey;
  beforeAll(async () => {
    app = await startWholeApp();
    admin = await app.logIn('root', 'system_user system_admin');
    [key, other] = await Promise.all([createSigningKey({ name: 'One' }), createSigningKey({ name: 'Two' })]);
  });
  afterAll(() => app.close());

  const trusted = () => app.core.config.get().PluginSettings.SignaturePublicKeyFiles;
  const add = (name: string, file: string | Uint8Array) =>
    app.ask('/plugins/keys', { method: 'POST', body: { name, key: base64(file) }, local: true });
  const remove = (name: string) =>
    app.ask(`/plugins/keys/${encodeURIComponent(name)}`, { method: 'DELETE', local: true });
  const list = async () =>
    JSON.parse((await app.ask('/plugins/keys', { local: true })).text) as Record<string, unknown>[];

  it('answers on the local socket only, whoever asks', async () => {
    const asks = [
      ['/plugins/keys', { method: 'GET' }],
      ['/plugins/keys', { method: 'POST', body: { name: 'a.pub', key: base64(key.publicKey) } }],
      ['/plugins/keys/a.pub', { method: 'DELETE' }],
    ] as const;
    for (const [path, what] of asks)
      for (const token of [{ token: admin }, {}])
        expect((await app.ask(path, { ...what, ...token })).json()).toMatchObject({
          id: 'api.context.local_origin_required.app_error',
          status_code: 401,
        });
    expect(trusted()).toEqual([]);
  });

  it('lists none at first', async () => expect(await list()).toEqual([]));

  it('trusts the keys of a file, keeps it in the data folder and says whose they are', async () => {
    const answer = await add('one.pub', key.publicKey);
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({
      name: 'one.pub',
      problem: '',
      keys: [
        {
          fingerprint: key.fingerprint,
          user_ids: ['One'],
          algorithms: ['ed25519'],
          expires_at: 0,
          unusable: '',
        },
      ],
    });
    expect(trusted()).toEqual(['one.pub']);
    expect(await list()).toEqual([answer.json()]);
    const file = join(app.data.config, 'one.pub');
    expect(readFileSync(file, 'utf8')).toBe(key.publicKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('replaces a file of the same name, and lists it once', async () => {
    expect((await add('one.pub', other.publicKey)).status).toBe(201);
    expect(trusted()).toEqual(['one.pub']);
    expect(await list()).toMatchObject([{ keys: [{ fingerprint: other.fingerprint }] }]);
  });

  it('adds several at once without losing one', async () => {
    const names = ['a.pub', 'b.pub', 'c.pub'];
    const answers = await Promise.all(names.map((name) => add(name, key.publicKey)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(trusted()).toEqual(['one.pub', ...names]);
    for (const name of names) expect((await remove(name)).status).toBe(200);
    expect(trusted()).toEqual(['one.pub']);
    expect(existsSync(join(app.data.config, 'a.pub'))).toBe(false);
  });

  it('refuses a private key, loudly, and keeps nothing of it', async () => {
    const answer = await add('secret.pub', key.privateKey);
    expect(answer.json()).toMatchObject({
      id: 'app.plugin.public_key.unusable.app_error',
      status_code: 400,
      message: expect.stringContaining('PRIVATE'),
    });
    expect(existsSync(join(app.data.config, 'secret.pub'))).toBe(false);
    expect(trusted()).toEqual(['one.pub']);
  });

  it.each([
    ['nothing', ''],
    ['no key', 'hello'],
    ['a signature', '-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----'],
  ])('refuses a file that holds %s', async (_what, file) => {
    expect((await add('bad.pub', file)).json()).toMatchObject({
      id: 'app.plugin.public_key.unusable.app_error',
      message: expect.stringContaining('bad.pub'),
    });
    expect(trusted()).toEqual(['one.pub']);
  });

  it.each(['', '.', '..', '../up.pub', 'a/b.pub', '/etc/x', '.hidden', 'a\\b', 'x'.repeat(191)])(
    'refuses the name %j',
    async (name) => {
      expect((await add(name, key.publicKey)).json()).toMatchObject({
        id: 'app.plugin.public_key.name.app_error',
        status_code: 400,
      });
    },
  );

  it('takes no name with a NUL, as nothing takes one', async () => {
    expect((await add('nul\0', key.publicKey)).json()).toMatchObject({ status_code: 400 });
    expect(trusted()).toEqual(['one.pub']);
  });

  it('refuses the names of files that the SAML settings use, to add and to delete', async () => {
    await app.configure({
      SamlSettings: {
        IdpCertificateFile: 'idp.crt',
        PublicCertificateFile: 'sp.crt',
        PrivateKeyFile: 'sp.key',
      },
    });
    for (const name of ['idp.crt', 'sp.crt', 'sp.key'])
      expect((await add(name, key.publicKey)).json()).toMatchObject({
        id: 'app.plugin.modify_saml.app_error',
        status_code: 500,
      });
    await app.configure({ PluginSettings: { SignaturePublicKeyFiles: ['one.pub', 'sp.key'] } });
    expect((await remove('sp.key')).json()).toMatchObject({ id: 'app.plugin.modify_saml.app_error' });
    await app.configure({ PluginSettings: { SignaturePublicKeyFiles: ['one.pub'] } });
  });

  it('refuses a body that is not one', async () => {
    for (const body of [{}, { name: 'a.pub' }, { name: 'a.pub', key: 'not base64!' }, []])
      expect((await app.ask('/plugins/keys', { method: 'POST', body, local: true })).status).toBe(400);
  });

  it('refuses to delete what is not trusted, even if there is such a file', async () => {
    writeFileSync(join(app.data.config, 'there.pub'), key.publicKey);
    for (const name of ['missing.pub', 'there.pub', '../keys/prepackaged.key'])
      expect((await remove(name)).json()).toMatchObject({
        id: 'app.plugin.public_key.not_found.app_error',
        status_code: 404,
      });
    expect(existsSync(join(app.data.config, 'there.pub'))).toBe(true);
  });

  it('passes over a file that is gone or was named by hand, with a warning, and can drop it', async () => {
    await app.configure({ PluginSettings: { SignaturePublicKeyFiles: ['one.pub', 'gone.pub', '../../x'] } });
    expect(await app.engine.keys.all()).toHaveLength(1);
    for (const name of ['gone.pub', '../../x'])
      expect(app.logged.join('\n')).toMatch(new RegExp(`passed over.*${name.replaceAll('.', '\\.')}`));
    expect(await list()).toMatchObject([
      { problem: '' },
      { problem: expect.stringContaining('ENOENT') },
      { problem: expect.stringContaining('folder of keys') },
    ]);
    for (const name of ['gone.pub', '../../x']) expect((await remove(name)).status).toBe(200);
    expect(trusted()).toEqual(['one.pub']);
  });

  it('passes over a file that holds no public key, with a warning that names it', async () => {
    writeFileSync(join(app.data.config, 'rubbish.pub'), 'rubbish');
    writeFileSync(join(app.data.config, 'private.pub'), key.privateKey);
    await app.configure({
      PluginSettings: { SignaturePublicKeyFiles: ['rubbish.pub', 'private.pub', 'one.pub'] },
    });
    expect((await app.engine.keys.all()).map(String)).toEqual([String(Buffer.from(other.publicKey))]);
    expect(app.logged.join('\n')).toMatch(/rubbish\.pub.*no OpenPGP public key[\s\S]*private\.pub.*PRIVATE/);
    for (const name of ['rubbish.pub', 'private.pub']) expect((await remove(name)).status).toBe(200);
  });

  it('trusts a file no longer once it is deleted', async () => {
    expect((await remove('one.pub')).json()).toEqual({ status: 'OK' });
    expect([trusted(), await app.engine.keys.all()]).toEqual([[], []]);
    expect(existsSync(join(app.data.config, 'one.pub'))).toBe(false);
  });
});

it('says so where a variable sets which keys are trusted', async () => {
  const app = await startWholeApp({
    environment: { MM_PLUGINSETTINGS_SIGNATUREPUBLICKEYFILES: 'fixed.pub' },
  });
  try {
    const { publicKey } = await createSigningKey({ name: 'One' });
    const body = { name: 'more.pub', key: base64(publicKey) };
    const answer = await app.ask('/plugins/keys', { method: 'POST', body, local: true });
    expect(answer.json()).toMatchObject({
      id: 'app.plugin.public_key.overridden.app_error',
      status_code: 409,
      message: expect.stringContaining('MM_PLUGINSETTINGS_SIGNATUREPUBLICKEYFILES'),
    });
    expect(existsSync(join(app.data.config, 'more.pub'))).toBe(false);
  } finally {
    await app.close();
  }
});
