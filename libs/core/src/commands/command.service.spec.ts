import type { Channel, CommandArgs, CommandResponse, User } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { fill } from '../model/fill.ts';

describe('slash commands', () => {
  let test: TestCore;
  let ada: User;
  let channel: Channel;
  const asked: CommandArgs[] = [];

  beforeEach(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    channel = await test.townSquare(await test.team('engines', ada));
    asked.length = 0;
    await test.heard();
  });

  afterEach(() => test.close());

  const run = (command: string, more: Partial<CommandArgs> = {}) =>
    test.core.commands.execute(CONTEXT, { command, channel_id: channel.id, user_id: ada.id, ...more });
  const answer = (response: Partial<CommandResponse> | Error | undefined) =>
    test.core.attachHooks({
      ...silentHooks,
      executeCommand: async (_pluginId, _context, args) => {
        asked.push(args);
        if (response instanceof Error) throw response;
        return response && fill<CommandResponse>('model.CommandResponse', response);
      },
    });

  it('of plugins get the text, who and where, with mentions looked up and a trigger that opens dialogs', async () => {
    test.core.commands.registerForPlugin('demo', { trigger: 'Demo' });
    answer({ response_type: 'ephemeral', text: 'hello' });
    const response = await run('/DEMO tell @ada in ~off-topic');
    const [args] = asked;
    const offTopic = await test.core.channels.getByName(channel.team_id, 'off-topic');
    expect(args).toMatchObject({
      command: '/DEMO tell @ada in ~off-topic',
      user_id: ada.id,
      team_id: channel.team_id,
      UserMentions: { ada: ada.id },
      ChannelMentions: { 'off-topic': offTopic.id },
    });
    const { clientTriggerId, userId } = test.core.triggers.verify(args?.trigger_id ?? '');
    expect({ clientTriggerId, userId }).toEqual({ clientTriggerId: response.trigger_id, userId: ada.id });
  });

  it('answer one person, or the whole channel, and more than once', async () => {
    test.core.commands.registerForPlugin('demo', { trigger: 'demo' });
    answer({
      response_type: 'ephemeral',
      text: 'for you',
      extra_responses: [
        fill<CommandResponse>('model.CommandResponse', { response_type: 'in_channel', text: 'for all' }),
      ],
    });
    await run('/demo');
    const ephemeral = await test.last('ephemeral_message');
    expect(ephemeral.broadcast.user_id).toBe(ada.id);
    expect(JSON.parse(String(ephemeral.data['post']))).toMatchObject({
      message: 'for you',
      type: 'system_ephemeral',
    });
    const list = await test.core.postListing.forChannel(channel.id, { page: 0, perPage: 1 });
    expect(list.posts[list.order[0] ?? '']).toMatchObject({ message: 'for all', user_id: ada.id });
  });

  it('of plugins win over built-in ones, the first registered over the second, until they are taken away', async () => {
    const { commands } = test.core;
    commands.registerForPlugin('one', { trigger: 'shrug', auto_complete: true, auto_complete_desc: 'mine' });
    commands.registerForPlugin('two', { trigger: 'shrug', auto_complete: true });
    const all = await commands.autocomplete(channel.team_id);
    const mine = all.filter((each) => each.trigger === 'shrug');
    expect(mine.map((each) => each.plugin_id)).toEqual(['one', 'two']);
    commands.unregisterAllOfPlugin('one');
    commands.unregister('', 'shrug');
    expect(await run('/shrug well')).toMatchObject({ text: 'well ¯\\\\\\_(ツ)\\_/¯' });
  });

  it('belong to one team if they say so', async () => {
    test.core.commands.registerForPlugin('demo', { trigger: 'demo', team_id: 'x'.repeat(26) });
    await expect(run('/demo')).rejects.toMatchObject({
      id: 'api.command.execute_command.not_found.app_error',
      status_code: 404,
    });
  });

  it.each(['', '/', 'demo', ' / demo'])('are refused as %j', async (command) => {
    await expect(run(command)).rejects.toMatchObject({ id: 'api.command.execute_command.start.app_error' });
  });

  it.each(['', '/demo', 'two words'])('cannot be registered as %j', (trigger) => {
    expect(() => test.core.commands.registerForPlugin('demo', { trigger })).toThrow(/trigger/);
  });

  it.each([
    ['is not running', undefined, 'model.plugin_command.error.app_error', 500],
    ['dies', new Error('gone'), 'model.plugin_command_crash.error.app_error', 500],
    ['refuses', new AppError('plugin.no', 'x', 402), 'plugin.no', 402],
    ['refuses with a status that is none', new AppError('plugin.no', 'x', 7), 'plugin.no', 500],
  ])('say so when their plugin %s', async (_what, response, id, status) => {
    test.core.commands.registerForPlugin('demo', { trigger: 'demo' });
    answer(response);
    await expect(run('/demo')).rejects.toMatchObject({ id, status_code: status });
  });

  it('say in the words of the host why their plugin is not there', async () => {
    test.core.commands.registerForPlugin('demo', { trigger: 'demo' });
    const whyNotActive = (pluginId: string) => `Plugin ${pluginId} is started again in 3 s.`;
    test.core.attachHooks({ ...silentHooks, whyNotActive });
    await expect(run('/demo')).rejects.toMatchObject({
      message: 'The command /demo cannot be run now. Plugin demo is started again in 3 s.',
    });
    test.core.commands.unregisterAllOfPlugin('demo');
    await expect(run('/demo')).rejects.toMatchObject({
      id: 'api.command.execute_command.not_found.app_error',
    });
  });

  it('suggest triggers, subcommands and values', async () => {
    test.core.commands.registerForPlugin('demo', {
      trigger: 'deploy',
      auto_complete: true,
      autocomplete_data: {
        Trigger: 'deploy',
        Hint: '[what]',
        HelpText: 'Deploys',
        RoleID: '',
        Arguments: [],
        SubCommands: [
          {
            Trigger: 'stage',
            Hint: '',
            HelpText: 'To the stage',
            RoleID: '',
            SubCommands: [],
            Arguments: [
              {
                Name: '',
                HelpText: 'Where',
                Type: 'StaticList',
                Required: true,
                Data: {
                  PossibleArguments: [
                    { Item: 'left', Hint: '', HelpText: 'L' },
                    { Item: 'right', Hint: '', HelpText: 'R' },
                  ],
                },
              },
            ],
          },
          {
            Trigger: 'secret',
            Hint: '',
            HelpText: '',
            RoleID: 'system_admin',
            SubCommands: [],
            Arguments: [],
          },
        ],
      },
    });
    const complete = async (input: string, hasRole = (_role: string) => false) => {
      const items = () => Promise.resolve([]);
      const found = await test.core.commands.suggestions(channel.team_id, input, { hasRole, items });
      return found.map((each) => each.Complete);
    };
    expect(await complete('/dep')).toEqual(['deploy']);
    expect(await complete('/deploy ')).toEqual(['deploy stage']);
    expect(await complete('/deploy s', () => true)).toEqual(['deploy stage', 'deploy secret']);
    expect(await complete('/deploy stage r')).toEqual(['deploy stage right']);
    expect(await complete('/nothing ')).toEqual([]);
  });

  it('open dialogs for three seconds', async () => {
    const { triggerId } = test.core.triggers.make(ada.id);
    expect(test.core.triggers.verify(triggerId).userId).toBe(ada.id);
    expect(() => test.core.triggers.verify(`${triggerId}x`.slice(2))).toThrow(/not one of this server/);
    test.clock.time += 4_000;
    expect(() => test.core.triggers.verify(triggerId)).toThrow(/3 seconds/);
  });

  it('built in do what they say', async () => {
    await run('/away');
    expect(await test.core.statuses.get(ada.id)).toMatchObject({ status: 'away', manual: true });
    expect(await run('/echo hello')).toMatchObject({ response_type: 'in_channel', text: 'hello' });
    expect(await run('/me waves')).toMatchObject({ type: 'me', text: '*waves*' });
    const open = await test.core.channels.create(CONTEXT, {
      team_id: channel.team_id,
      name: 'open',
      display_name: 'Open',
      type: 'O',
    });
    expect(await run('/join ~open')).toMatchObject({ goto_location: '/engines/channels/open' });
    expect(await test.core.channelMembers.isMember(open.id, ada.id)).toBe(true);
  });

  it('built in write to people, and bring them in, as far as who runs them may', async () => {
    const [bob, cid] = [await test.user('bob'), await test.user('cid')];
    for (const { id } of [bob, cid]) await test.core.teamMembers.add(CONTEXT, channel.team_id, id);
    const direct = await test.core.channels.direct(CONTEXT, ada.id, bob.id);
    expect(await run('/msg @bob hello there')).toMatchObject({
      goto_location: `/engines/channels/${direct.name}`,
    });
    const said = await test.core.postListing.forChannel(direct.id, { page: 0, perPage: 1 });
    expect(said.posts[said.order[0] ?? '']?.message).toBe('hello there');
    expect(await run('/groupmsg @bob, @cid hi')).toMatchObject({
      goto_location: expect.stringMatching(/^\/engines\/channels\/[0-9a-f]{40}$/) as unknown,
    });
    expect(await run('/msg @nobody x')).toMatchObject({ text: 'There is no other user @nobody.' });

    const made = { team_id: channel.team_id, name: 'closed', display_name: 'Closed', type: 'P' as const };
    const closed = await test.core.channels.create(CONTEXT, made, ada.id);
    await run('/invite @bob ~closed');
    expect(await test.core.channelMembers.isMember(closed.id, bob.id)).toBe(true);
    const asBob = { user_id: bob.id, channel_id: closed.id };
    expect(await run('/rename Mine', { ...asBob, user_id: cid.id })).toMatchObject({
      response_type: 'ephemeral',
    });
    await run('/header new words', { channel_id: closed.id });
    await run('/purpose a reason', { channel_id: closed.id });
    await run('/rename Renamed', { channel_id: closed.id });
    expect(await test.core.channels.get(closed.id)).toMatchObject({
      header: 'new words',
      purpose: 'a reason',
      display_name: 'Renamed',
    });
    await run('/mute', asBob);
    const member = await test.core.channelMembers.get(closed.id, bob.id);
    expect(member.notify_props).toMatchObject({ mark_unread: 'mention' });
    expect(await run('/kick @ada', { ...asBob, user_id: cid.id })).toMatchObject({
      text: 'You do not have the permission to remove people from this channel.',
    });
    await run('/kick @bob', { channel_id: closed.id });
    expect(await test.core.channelMembers.isMember(closed.id, bob.id)).toBe(false);
    expect(await run('/leave')).toMatchObject({ response_type: 'ephemeral' });
    expect(await run('/leave', { channel_id: closed.id })).toMatchObject({
      goto_location: '/engines/channels/town-square',
    });
  });
});
