import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PopoutListeners } from './popout-listeners.ts';
import { isPopoutWindow, onMessageFromParent, sendToParent } from './popout-windows.ts';
import { panelPopout } from './popouts-api.ts';

const child = { closed: false, postMessage: jest.fn() };
const origin = window.location.origin;
const says = (source: unknown, data: unknown, from = origin) =>
  window.dispatchEvent(messageOf(source, data, from));

/** jsdom takes only real windows as the source of a message. */
function messageOf(source: unknown, data: unknown, from: string): MessageEvent {
  const event = new MessageEvent('message', { data, origin: from });
  Object.defineProperty(event, 'source', { value: source });
  return event;
}

beforeEach(() => {
  jest.useFakeTimers();
  child.closed = false;
  child.postMessage.mockReset();
});

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  Object.defineProperty(window, 'opener', { value: null, configurable: true });
});

describe('a panel in a window of its own', () => {
  const hello = { patchbayPopout: true, channel: 'hello', args: [1, 'two'] };

  it('is opened below /_popout, and its plugin can talk with it', async () => {
    const open = jest.spyOn(window, 'open').mockReturnValue(child as unknown as Window);
    const listeners = new PopoutListeners();
    const opened = jest.fn();
    listeners.set('a', 'a', opened);
    const handle = await panelPopout(listeners, jest.fn())('Title', 'a', 'home', 'town square');
    expect(open.mock.calls[0]?.[0]).toBe('/_popout/rhs/home/plugin/a?channel=town%20square');
    expect(opened).toHaveBeenCalledWith('home', 'town square', handle);

    handle.sendToPopout?.('hello', 1, 'two');
    expect(child.postMessage).toHaveBeenCalledWith(hello, origin);

    const heard = jest.fn();
    handle.onMessageFromPopout?.(heard);
    says(child, hello);
    says({}, hello);
    says(child, hello, 'https://evil.example.com');
    says(child, 'something else');
    expect(heard.mock.calls).toEqual([['hello', 1, 'two']]);

    const closed = jest.fn();
    handle.onClosePopout?.(closed);
    child.closed = true;
    jest.advanceTimersByTime(1000);
    says(child, hello);
    expect(closed).toHaveBeenCalledTimes(1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('that the browser does not let open has nothing to talk with', async () => {
    jest.spyOn(window, 'open').mockReturnValue(null);
    expect(await panelPopout(new PopoutListeners(), jest.fn())('Title', 'a', 'home')).toEqual({});
  });

  it('whose plugin throws is opened all the same, and the plugin reported', async () => {
    jest.spyOn(window, 'open').mockReturnValue(child as unknown as Window);
    const listeners = new PopoutListeners();
    const onError = jest.fn();
    listeners.set('b', 'a', () => {
      throw new Error('no window');
    });
    expect(await panelPopout(listeners, onError)('Title', 'a', 'home')).toHaveProperty('sendToPopout');
    expect(onError).toHaveBeenCalledWith('b', new Error('no window'));
    listeners.forget('b');
    expect(listeners.get('a')).toBeUndefined();
  });
});

describe('a window that was opened for a panel', () => {
  it('talks with the page that opened it, and with no other', () => {
    Object.defineProperty(window, 'opener', { value: child, configurable: true });
    sendToParent('hello', 1, 'two');
    const heard = jest.fn();
    const stop = onMessageFromParent(heard);
    says(child, { patchbayPopout: true, channel: 'back', args: [] });
    says({}, { patchbayPopout: true, channel: 'not mine', args: [] });
    stop();
    says(child, { patchbayPopout: true, channel: 'late', args: [] });
    expect(child.postMessage).toHaveBeenCalledTimes(1);
    expect(heard.mock.calls).toEqual([['back']]);
  });

  it('is told by its address; a page that nobody opened says nothing', () => {
    expect(isPopoutWindow()).toBe(false);
    expect(() => sendToParent('hello')).not.toThrow();
  });
});
