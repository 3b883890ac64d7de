import type { Session, WebsocketBroadcast } from '@patchbay/contract';
import { describe, expect, it } from '@jest/globals';
import { fill } from '../model/fill.ts';
import { audienceOf } from './audience.ts';
import type { EventConnection } from './server-event.ts';

const source = {
  channelMemberIds: async () => new Set(['ada', 'bob']),
  teamMemberIds: async () => new Set(['ada']),
  hasPermissionTo: (session: Session, permission: string) =>
    session.roles === 'system_admin' || session.roles.split(' ').includes(permission),
  pluginAudience: async () => (session: Session) => session.user_id === 'bob',
};

const connection = (userId: string, connectionId = `of-${userId}`, roles = ''): EventConnection => ({
  connectionId,
  session: fill<Session>('model.Session', { user_id: userId, roles }),
});

const everyone = [
  connection('ada'),
  connection('ada', 'second'),
  connection('bob'),
  connection('cy'),
  connection('root', 'of-root', 'system_admin'),
  connection('', 'anonymous'),
];

describe('an event reaches', () => {
  it.each<[string, Partial<WebsocketBroadcast>, string[]]>([
    ['everyone who is logged in', {}, ['of-ada', 'second', 'of-bob', 'of-cy', 'of-root']],
    ['one connection', { connection_id: 'second' }, ['second']],
    ['all connections of one person', { user_id: 'ada' }, ['of-ada', 'second']],
    ['members of a channel', { channel_id: 'c' }, ['of-ada', 'second', 'of-bob']],
    ['members of a team', { team_id: 't' }, ['of-ada', 'second']],
    ['the person, whatever the channel', { user_id: 'cy', channel_id: 'c' }, ['of-cy']],
    ['all but one connection', { omit_connection_id: 'second', user_id: 'ada' }, ['of-ada']],
    ['all but some people', { omit_users: { ada: true }, channel_id: 'c' }, ['of-bob']],
    ['administrators only, when it is sensitive', { contains_sensitive_data: true }, ['of-root']],
    [
      'everyone else, when it is sanitized',
      { contains_sanitized_data: true },
      ['of-ada', 'second', 'of-bob', 'of-cy'],
    ],
    ['those who may do what it asks', { required_permissions: ['x'] }, ['of-root']],
  ])('%s', async (_who, broadcast, expected) => {
    const receives = await audienceOf(
      fill<WebsocketBroadcast>('model.WebsocketBroadcast', broadcast),
      source,
    );
    expect(everyone.filter(receives).map((each) => each.connectionId)).toEqual(expected);
  });

  it('of many only those whom a plugin is for', async () => {
    const broadcast = fill<WebsocketBroadcast>('model.WebsocketBroadcast', {});
    const receives = await audienceOf(broadcast, source, 'restricted');
    expect(everyone.filter(receives).map((each) => each.connectionId)).toEqual(['of-bob']);
  });
});
