import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { SmtpPeer } from './fixtures/smtp-peer.ts';

const PASSWORD = 'a-long-password';

describe('mail, over a real SMTP server', () => {
  let test: TestCore;
  let server: SmtpPeer;

  const configure = (settings: Record<string, unknown>) =>
    test.core.config.patch({ EmailSettings: settings }, { userId: '', fromMachine: true });

  beforeAll(async () => {
    server = await SmtpPeer.open({ user: 'patchbay', password: 'secret' });
    test = await TestCore.open();
    await test.user('ada');
    await test.core.config.patch(
      { ServiceSettings: { SiteURL: 'https://chat.example.com/' } },
      { userId: '', fromMachine: true },
    );
  });
  afterAll(async () => {
    await test.close();
    await server.close();
  });
  beforeEach(() =>
    configure({
      SMTPServer: '127.0.0.1',
      SMTPPort: String(server.port),
      EnableSMTPAuth: true,
      SMTPUsername: 'patchbay',
      SMTPPassword: 'secret',
      FeedbackName: 'The chat',
      FeedbackEmail: 'chat@example.com',
      ReplyToAddress: 'help@example.com',
      SendEmailNotifications: true,
      RequireEmailVerification: false,
    }),
  );

  it('goes out in both forms, from whom the settings say, to one address', async () => {
    await test.core.mail.send({
      to: 'bob@example.com',
      subject: 'Grüße 🎉',
      html: '<h1>Hello</h1><p>Bob &amp; all</p>',
    });
    const letter = await server.next();
    expect(letter.envelope).toEqual({ from: 'chat@example.com', to: ['bob@example.com'] });
    expect(letter.headers).toMatchObject({
      from: 'The chat <chat@example.com>',
      'reply-to': 'The chat <help@example.com>',
      to: 'bob@example.com',
      'auto-submitted': 'auto-generated',
    });
    expect(letter.text).toContain('HELLO');
    expect(letter.text).toContain('Bob & all');
    expect(letter.html).toContain('<p>Bob &amp; all</p>');
  });

  it.each([
    'a@example.com, b@example.com',
    'a@example.com;b@example.com',
    'A <a@example.com>',
    'a@example.com\r\nBcc: b@example.com',
    'nobody',
    '',
  ])('goes nowhere when it is to %j', async (to) => {
    await expect(test.core.mail.send({ to, subject: 'x', html: 'x' })).rejects.toThrow('no email address');
    expect(server.waiting()).toBe(0);
  });

  it('has no header from what stands in its subject', async () => {
    await test.core.mail.send({ to: 'bob@example.com', subject: 'x\r\nBcc: c@example.com', html: 'x' });
    const letter = await server.next();
    expect(letter.headers).not.toHaveProperty('bcc');
    expect(letter.envelope.to).toEqual(['bob@example.com']);
  });

  it('is refused where the server wants another password, and says so', async () => {
    await configure({ SMTPPassword: 'wrong' });
    await expect(test.core.mail.send({ to: 'bob@example.com', subject: 'x', html: 'x' })).rejects.toThrow(
      /535|auth/i,
    );
  });

  it('is no error without a server, and nothing goes out while notifications are off', async () => {
    await configure({ SendEmailNotifications: false });
    await test.core.mail.sendNotification({ to: 'bob@example.com', subject: 'silent', html: 'x' });
    await configure({ SMTPServer: '' });
    await test.core.mail.send({ to: 'bob@example.com', subject: 'silent', html: 'x' });
    expect(server.waiting()).toBe(0);
  });

  it('is tried with settings that are not saved; a masked password is the saved one for the same server only', async () => {
    const settings = test.core.config.get().EmailSettings;
    const letter = test.core.letters.test('ada@example.com');
    await test.core.mail.test({ ...settings, SMTPPassword: '****' }, '****', letter);
    expect((await server.next()).envelope.to).toEqual(['ada@example.com']);
    await expect(
      test.core.mail.test({ ...settings, SMTPPassword: '****', SMTPPort: '1' }, '****', letter),
    ).rejects.toMatchObject({ id: 'api.admin.test_email.reenter_password', status_code: 400 });
    await expect(
      test.core.mail.test({ ...settings, SMTPPassword: '****', SMTPUsername: 'other' }, '****', letter),
    ).rejects.toMatchObject({ id: 'api.admin.test_email.reenter_password' });
    await expect(test.core.mail.test({ ...settings, SMTPServer: '' }, '****', letter)).rejects.toMatchObject({
      id: 'api.admin.test_email.missing_server',
    });
    await expect(
      test.core.mail.test({ ...settings, SMTPPassword: 'wrong' }, '****', letter),
    ).rejects.toMatchObject({ id: 'app.admin.test_email.failure', status_code: 500 });
  });

  it('brings a token for a new password, which works once; nobody learns who has an address', async () => {
    await test.core.passwords.sendReset('nobody@example.com');
    await test.core.passwords.sendReset('ada@example.com');
    const token = tokenOf((await server.next()).text);
    await expect(test.core.passwords.reset(token, 'x')).rejects.toMatchObject({ status_code: 400 });
    await test.core.passwords.reset(token, 'another-password');
    expect((await server.next()).headers['subject']).toContain('password was changed');
    await expect(test.core.passwords.reset(token, 'third-password')).rejects.toMatchObject({
      id: 'api.user.reset_password.invalid_link.app_error',
    });
    await expect(test.core.login.authenticate({ loginId: 'ada', password: PASSWORD })).rejects.toMatchObject({
      status_code: 401,
    });
    await test.core.login.authenticate({ loginId: 'ada', password: 'another-password' });
  });

  it('lets the last token for a new password work only, and for a day', async () => {
    await test.core.passwords.sendReset('ada@example.com');
    const first = tokenOf((await server.next()).text);
    await test.core.passwords.sendReset('ada@example.com');
    const second = tokenOf((await server.next()).text);
    await expect(test.core.passwords.reset(first, PASSWORD)).rejects.toMatchObject({
      id: 'api.user.reset_password.invalid_link.app_error',
    });
    test.clock.time += 24 * 3_600_000;
    await expect(test.core.passwords.reset(second, PASSWORD)).rejects.toMatchObject({
      id: 'api.user.reset_password.link_expired.app_error',
    });
  });

  it('verifies an address before it counts, where that is wanted, and before somebody logs in', async () => {
    await configure({ RequireEmailVerification: true });
    const eve = await test.core.signUp.byAdministrator(CONTEXT, {
      username: 'eve',
      email: 'eve@example.com',
      password: PASSWORD,
    });
    const login = () => test.core.login.authenticate({ loginId: 'eve', password: PASSWORD });
    const welcome = tokenOf((await server.next()).text);
    await expect(login()).rejects.toMatchObject({ id: 'api.user.login.not_verified.app_error' });
    await expect(test.core.passwords.reset(welcome, PASSWORD)).rejects.toMatchObject({
      id: 'api.user.reset_password.broken_token.app_error',
    });
    await test.core.emailVerification.verify(welcome);
    expect((await login()).id).toBe(eve.id);

    const moved = await test.core.users.patch(CONTEXT, eve.id, { email: 'new@example.com' });
    expect(moved.email).toBe('eve@example.com');
    const letter = await server.next();
    expect(letter.envelope.to).toEqual(['new@example.com']);
    await test.core.emailVerification.verify(tokenOf(letter.text));
    expect(await test.core.users.get(eve.id)).toMatchObject({
      email: 'new@example.com',
      email_verified: true,
    });
    expect((await server.next()).envelope.to).toEqual(['eve@example.com']);
  });
});

/** The one of the link in a letter. */
function tokenOf(text: string): string {
  return /token=([0-9a-f]{64})/.exec(text)?.[1] ?? '';
}
