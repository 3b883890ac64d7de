import { describe, expect, it, jest } from '@jest/globals';
import { ClientError } from '@mattermost/client';
import type { WebFailure } from '../rest/web-failure.ts';
import { WebFailureReporter } from './web-failure-reporter.ts';

function setup(isLoggedIn = true) {
  const send = jest.fn<(failure: WebFailure) => Promise<void>>().mockResolvedValue(undefined);
  const session = { isLoggedIn };
  const reporter = new WebFailureReporter({ send, isLoggedIn: () => session.isLoggedIn });
  const sent = () =>
    send.mock.calls.map(([{ pluginId, version, location }]) => [pluginId, version, location]);
  return { reporter, send, sent, session };
}

const refused = (status: number) =>
  new ClientError('', { message: 'no', server_error_id: '', status_code: status, url: '' });
const settle = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));

describe('a fault of a web half', () => {
  it('is told with what is known of it', () => {
    const { reporter, send } = setup();
    const error = new Error('x is undefined');
    reporter.report('a', '1.0.0', 'Root', error);
    expect(send).toHaveBeenCalledWith({
      pluginId: 'a',
      version: '1.0.0',
      location: 'Root',
      message: 'x is undefined',
      stack: error.stack ?? '',
    });
  });

  it('is told once for each plugin, version and place', () => {
    const { reporter, sent } = setup();
    for (const [id, version, location] of [
      ['a', '1', 'Root'],
      ['a', '1', 'Root'],
      ['a', '1', 'Global'],
      ['a', '2', 'Root'],
      ['b', '1', 'Root'],
    ] as const) {
      reporter.report(id, version, location, new Error(location));
    }
    expect(sent()).toEqual([
      ['a', '1', 'Root'],
      ['a', '1', 'Global'],
      ['a', '2', 'Root'],
      ['b', '1', 'Root'],
    ]);
  });

  it('is told again after the plugin was taken out and came back', () => {
    const { reporter, sent } = setup();
    reporter.report('a', '1', 'Root', new Error('x'));
    reporter.report('b', '1', 'Root', new Error('x'));
    reporter.forget('a');
    reporter.report('a', '1', 'Root', new Error('x'));
    reporter.report('b', '1', 'Root', new Error('x'));
    expect(sent().map(([id]) => id)).toEqual(['a', 'b', 'a']);
  });

  it('is kept before the login and told after it', () => {
    const { reporter, sent, session } = setup(false);
    reporter.report('a', '1', 'load', new Error('x'));
    reporter.flush();
    expect(sent()).toEqual([]);
    session.isLoggedIn = true;
    reporter.flush();
    reporter.flush();
    expect(sent()).toEqual([['a', '1', 'load']]);
  });

  it('is kept in bounds before the login', () => {
    const { reporter, sent, session } = setup(false);
    for (let index = 0; index < 200; index++) {
      reporter.report('a', '1', `place ${index}`, 'x');
    }
    session.isLoggedIn = true;
    reporter.flush();
    expect(sent()).toHaveLength(50);
  });

  it.each([0, 429, 500, 503])('is told later when the server answers %i', async (status) => {
    const { reporter, send } = setup();
    send.mockRejectedValueOnce(refused(status));
    reporter.report('a', '1', 'Root', new Error('x'));
    await settle();
    reporter.flush();
    reporter.flush();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([400, 403, 404])('is not told again when the server answers %i', async (status) => {
    const { reporter, send } = setup();
    send.mockRejectedValueOnce(refused(status));
    reporter.report('a', '1', 'Root', new Error('x'));
    await settle();
    reporter.flush();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a text', 'oh no', 'oh no'],
    ['nothing', undefined, 'undefined'],
    ['an object', { message: 42 }, '42'],
    ['something without a text', Object.create(null), 'something that has no text was thrown'],
  ])('may be %s that was thrown', (_what, thrown, message) => {
    const { reporter, send } = setup();
    reporter.report('a', '1', 'Root', thrown);
    expect(send.mock.calls[0]?.[0]).toMatchObject({ message, stack: '' });
  });

  it('is cut where it is long', () => {
    const { reporter, send } = setup();
    reporter.report(
      'a',
      '1',
      'Root',
      Object.assign(new Error('m'.repeat(9999)), { stack: 's'.repeat(99_999) }),
    );
    expect(send.mock.calls[0]?.[0]).toMatchObject({ message: 'm'.repeat(500), stack: 's'.repeat(4000) });
  });
});
