import { describe, expect, it } from '@jest/globals';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Provider } from 'react-redux';
import { createAppStore } from '../../store/store.ts';
import { useAnswer } from './use-answer.ts';

/** A server that answers when it is told to. */
class SlowServer {
  readonly answers = new Map<string, (answer: string) => void>();
  readonly ask = (question: string): Promise<string> =>
    new Promise((resolve) => this.answers.set(question, resolve));

  async answer(question: string, answer: string): Promise<void> {
    await waitFor(() => expect([...this.answers.keys()]).toContain(question));
    await act(async () => this.answers.get(question)?.(answer));
  }
}

function setup(question: string | undefined) {
  const server = new SlowServer();
  const store = createAppStore();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Provider store={store as never}>{children}</Provider>
  );
  const { result, rerender } = renderHook((asked: string | undefined) => useAnswer(asked, server.ask), {
    wrapper,
    initialProps: question,
  });
  const now = () => [result.current.data, result.current.isStale];
  return { server, rerender, now };
}

describe('what is asked while it is typed', () => {
  it('says that an answer is one to an earlier question until the new one is there', async () => {
    const { server, rerender, now } = setup('a');
    expect(now()).toEqual([undefined, true]);
    await server.answer('a', 'of a');
    expect(now()).toEqual(['of a', false]);
    rerender('ab');
    expect(now()).toEqual(['of a', true]);
    await server.answer('ab', 'of ab');
    expect(now()).toEqual(['of ab', false]);
  });

  it('lets an answer go that comes after the one to a later question', async () => {
    const { server, rerender, now } = setup('a');
    await waitFor(() => expect(server.answers.has('a')).toBe(true));
    rerender('ab');
    await server.answer('ab', 'of ab');
    await server.answer('a', 'of a');
    expect(now()).toEqual(['of ab', false]);
  });

  it('asks for what stands when the typing pauses, not for every letter', async () => {
    const { server, rerender, now } = setup(undefined);
    for (const typed of ['a', 'ab', 'abc']) {
      rerender(typed);
    }
    await server.answer('abc', 'of abc');
    expect([...server.answers.keys()]).toEqual(['abc']);
    expect(now()).toEqual(['of abc', false]);
  });

  it('forgets where nothing is asked any more, and what comes then', async () => {
    const { server, rerender, now } = setup('a');
    await waitFor(() => expect(server.answers.has('a')).toBe(true));
    rerender(undefined);
    await server.answer('a', 'of a');
    expect(now()).toEqual([undefined, false]);
  });
});
