import { expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';
import { PASSWORD } from '../world.ts';

export const mail = area(
  'mail',
  [
    'sendPasswordResetEmail',
    'resetUserPassword',
    'sendVerificationEmail',
    'verifyUserEmail',
    'sendEmailInvitesToTeam',
    'sendEmailInvitesToTeamGracefully',
    'sendEmailInvitesToTeamAndChannelsGracefully',
    'invalidateAllEmailInvites',
    'testEmail',
  ],
  (world) => {
    it('brings a new password', async () => {
      const { mail: sink } = world();
      await world().person('forgetful');
      const client = world().client();
      await client.sendPasswordResetEmail('forgetful@example.com');
      const letter = await sink.letter('forgetful@example.com', /token=\w{10,}/);
      const token = /token=(\w+)/.exec(letter)?.[1] ?? '';
      await client.resetUserPassword(token, 'a-new-password-1');
      expect((await client.login('forgetful', 'a-new-password-1')).username).toBe('forgetful');
      expect(await refusal(client.resetUserPassword(token, 'a-newer-password-1'))).toMatch(/^400/);
      // Nobody learns who has an account here.
      expect(await refusal(world().client().sendPasswordResetEmail('nobody@example.com'))).toBe('answered');
    });

    it('shows that an address is somebody’s own', async () => {
      const { mail: sink, admin } = world();
      const { user } = await world().person('verified');
      await world().client().sendVerificationEmail(user.email);
      const letter = await sink.letter(user.email, /do_verify_email\?token=\w+|token=\w+/);
      const token = /token=(\w+)/.exec(letter)?.[1] ?? '';
      await world().client().verifyUserEmail(token);
      expect(await admin.getUser(user.id)).toMatchObject({ email_verified: true });
    });

    it('invites people', async () => {
      const { mail: sink, admin, alice, team, channel } = world();
      await admin.sendEmailInvitesToTeam(team.id, ['one@example.com']);
      await sink.letter('one@example.com', /signup_user_complete/);
      const [graceful] = await admin.sendEmailInvitesToTeamGracefully(team.id, ['two@example.com']);
      expect(graceful).toMatchObject({ email: 'two@example.com' });
      const three = await admin.sendEmailInvitesToTeamAndChannelsGracefully(
        team.id,
        [channel.id],
        ['three@example.com'],
        'come and see',
      );
      expect(three).toMatchObject([{ email: 'three@example.com' }]);
      expect(await refusal(alice.client.invalidateAllEmailInvites())).toMatch(/^403/);
      await admin.invalidateAllEmailInvites();
      await admin.testEmail();
      expect((await world().client().login('alice', PASSWORD)).username).toBe('alice');
    });
  },
);
