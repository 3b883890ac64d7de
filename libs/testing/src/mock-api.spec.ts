import { AppError, apiMethods, type ApiName, type Post, type User } from '@patchbay/contract';
import { describe, expect, it } from '@jest/globals';
import { mockApi } from './mock-api.ts';

describe('a mock of the API', () => {
  it('has every method of the contract by its name', () => {
    const api = mockApi();
    const missing = (Object.keys(apiMethods) as ApiName[]).filter((name) => typeof api[name] !== 'function');
    expect(missing).toEqual([]);
    expect(Object.keys(apiMethods).length).toBeGreaterThanOrEqual(258);
  });

  it('rejects where it has no answer, says for which method and how to give one, and remembers the call', async () => {
    const api = mockApi();
    await expect(api.GetUser('u1')).rejects.toMatchObject({
      name: 'TestingError',
      code: 'no-answer',
      message: expect.stringMatching(/GetUser\("u1"\).*mockApi\({ GetUser: … }\) or api\.on\('GetUser', …\)/),
    });
    expect(api.calls('GetUser')).toEqual([['u1']]);
  });

  it('never answers by itself for a method that could not report a failure', async () => {
    await expect(mockApi().GetConfig()).rejects.toMatchObject({ code: 'no-answer' });
    await expect(mockApi().HasPermissionTo('u1', {})).rejects.toMatchObject({ code: 'no-answer' });
  });

  it('gives what it was told to, with zero for what is left out at every depth', async () => {
    const api = mockApi({ GetUser: (id) => ({ id, username: 'ann', timezone: { automatic: 'UTC' } }) });
    const user: User = await api.GetUser('u1');
    expect(user).toMatchObject({ id: 'u1', username: 'ann', email: '', create_at: 0, is_bot: false });
    expect(user.timezone).toEqual({ automatic: 'UTC' });
    expect('remote_id' in user && user.remote_id).toBeUndefined();
  });

  it('answers several results as a tuple, and lists entry by entry', async () => {
    const api = mockApi({ GetEmojiImage: () => [new Uint8Array([1]), 'image/png'] });
    expect(await api.GetEmojiImage('e1')).toEqual([new Uint8Array([1]), 'image/png']);
    api.on('GetGroupMemberUsers', () => [{ username: 'ann' }]);
    expect(await api.GetGroupMemberUsers('g1', 0, 10)).toEqual([
      expect.objectContaining({ username: 'ann', email: '' }),
    ]);
    // @ts-expect-error the second result is missing
    api.on('GetEmojiImage', () => [new Uint8Array([1])]);
  });

  it('changes an answer while a test runs, and lets the test fail a call', async () => {
    const api = mockApi({ GetUser: () => ({ username: 'ann' }) });
    expect((await api.GetUser('u1')).username).toBe('ann');
    const refused = new AppError('app.user.missing', 'GetUser', 404, 'No such user');
    api.on('GetUser', () => {
      throw refused;
    });
    await expect(api.GetUser('u1')).rejects.toBe(refused);
  });

  it('keeps arguments as they were when the call was made', async () => {
    const api = mockApi({ CreatePost: (post) => ({ ...post, id: 'p1' }) });
    const post = { message: 'before', props: { list: ['a'] } };
    const created: Post = await api.CreatePost(post);
    post.message = 'after';
    post.props.list.push('b');
    const [[given]] = api.calls('CreatePost') as [Parameters<typeof api.CreatePost>];
    expect(given).toEqual({ message: 'before', props: { list: ['a'] } });
    expect(created.props).toEqual({ list: ['a'] });
    api.forgetCalls();
    expect(api.calls('CreatePost')).toEqual([]);
  });

  it('has calls and answers of the method’s own types', async () => {
    const api = mockApi({ LogInfo: () => undefined });
    await api.LogInfo('said', 'key', 1);
    const [call] = api.calls('LogInfo');
    const message: string | undefined = call?.[0];
    expect(message).toBe('said');
    // @ts-expect-error a user has no such property
    mockApi({ GetUser: () => ({ nickname_of_user: '' }) });
    // @ts-expect-error the API has no such method
    expect(() => mockApi({ GetTheMoon: () => undefined })).toThrow('The API has no method GetTheMoon');
    // @ts-expect-error the first argument of GetUser is text
    const [[id]] = [[1]] as ReturnType<typeof api.calls<'GetUser'>>[];
    expect(id).toBe(1);
  });

  it('gives the plugin its settings whatever their case, and copies of them', async () => {
    const api = mockApi({}, { configuration: { forbiddenWORD: 'mellon', other: { list: [1] } } });
    const settings = { ForbiddenWord: '', Kept: 'default' };
    await api.LoadPluginConfiguration(settings);
    expect(settings).toEqual({ ForbiddenWord: 'mellon', Kept: 'default', other: { list: [1] } });
    api.configuration = { KEPT: 'set' };
    await api.LoadPluginConfiguration(settings);
    expect(settings.Kept).toBe('set');
  });

  it('takes log lines, and keeps them', async () => {
    const api = mockApi();
    await api.LogWarn('careful', 'at', 'home');
    expect(api.calls('LogWarn')).toEqual([['careful', 'at', 'home']]);
  });

  it('keeps values as the server does', async () => {
    const clock = { time: 1_000 };
    const api = mockApi({}, { now: () => clock.time });
    const bytes = (text: string) => Buffer.from(text);
    await api.KVSet('a', bytes('1'));
    expect(Buffer.from(await api.KVGet('a')).toString()).toBe('1');
    expect(await api.KVGet('b')).toEqual(new Uint8Array());
    expect(await api.KVSetWithOptions('a', bytes('2'), { Atomic: true, OldValue: bytes('0') })).toBe(false);
    expect(await api.KVSetWithOptions('a', bytes('2'), { Atomic: true, OldValue: bytes('1') })).toBe(true);
    expect(await api.KVCompareAndDelete('a', bytes('1'))).toBe(false);
    await api.KVSetWithExpiry('c', bytes('3'), 5);
    expect(await api.KVList(0, 10)).toEqual(['a', 'c']);
    clock.time += 5_000;
    expect(await api.KVList(0, 10)).toEqual(['a']);
    await api.KVDelete('a');
    expect(api.keyValues.get('a')).toBeUndefined();
    await expect(api.KVSet('', bytes('1'))).rejects.toMatchObject({
      id: 'model.plugin_key_value.is_valid.key.app_error',
      status_code: 400,
    });
    await expect(api.KVSetWithOptions('a', bytes('1'), { OldValue: bytes('0') })).rejects.toMatchObject({
      id: 'model.plugin_kvset_options.is_valid.old_value.app_error',
    });
  });
});
