import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { GeneralTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import type { Post } from '@mattermost/types/posts';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { FakeUpload } from '../../testing/fake-upload.ts';
import { logIn, square } from '../../testing/sample-state.ts';
import { Composer } from '../composer/composer.tsx';

const realRequest = globalThis.XMLHttpRequest;
const createPost = jest.fn<typeof Client4.createPost>();
const file = (name: string, content = 'abc') => new File([content], name, { type: 'text/plain' });

beforeEach(() => {
  FakeUpload.all = [];
  globalThis.XMLHttpRequest = FakeUpload as never;
  createPost.mockReset().mockImplementation((post) => Promise.resolve({ ...post, id: 'new-id' } as Post));
  Client4.createPost = createPost;
});

afterEach(() => {
  cleanup();
  globalThis.XMLHttpRequest = realRequest;
});

function setup(
  config: Record<string, string> = {},
  hook?: (files: File[], upload: (files: File[]) => void) => unknown,
) {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: { MaxFileSize: '10', ...config } });
  if (hook !== undefined) {
    const data = { id: '1', pluginId: 'guard', hook };
    store.dispatch({ type: 'RECEIVED_PLUGIN_COMPONENT', name: 'FilesWillUploadHook', data });
  }
  const webHalfFailed = jest.fn();
  renderWithStore(
    <Composer channelId={square.id} rootId="" textboxId="t" sendId="send" placeholder="Write" />,
    store,
    '/',
    { webHalfFailed },
  );
  const choose = (...files: File[]) =>
    fireEvent.change(document.getElementById('t_upload_input') as HTMLElement, { target: { files } });
  const names = () => FakeUpload.all.map(({ name }) => name);
  const problems = () => screen.queryByRole('alert')?.textContent;
  const send = () => screen.getByLabelText<HTMLButtonElement>('Send');
  return { choose, names, problems, send, webHalfFailed };
}

describe('files of a message', () => {
  it('go up with how far they are, and with the message when it is sent', async () => {
    const { choose, send } = setup();
    choose(file('a.txt'));
    expect(send().disabled).toBe(true);
    const progress = Object.assign(new Event('progress'), { loaded: 1, total: 4 });
    act(() => void FakeUpload.all[0]?.upload.dispatchEvent(progress));
    expect(screen.getByLabelText<HTMLProgressElement>('Uploading a.txt').value).toBe(25);
    act(() => FakeUpload.all[0]?.done('f1'));
    await screen.findByLabelText('Remove a.txt');
    fireEvent.click(send());
    await waitFor(() =>
      expect(createPost.mock.calls[0]?.[0]).toMatchObject({ message: '', file_ids: ['f1'] }),
    );
  });

  it('can be stopped on their way, and taken away when they are there', async () => {
    const { choose, problems } = setup();
    choose(file('a.txt'), file('b.txt'));
    fireEvent.click(screen.getByLabelText('Stop uploading b.txt'));
    expect(screen.queryByText('b.txt')).toBeNull();
    act(() => FakeUpload.all[0]?.done('f1'));
    fireEvent.click(await screen.findByLabelText('Remove a.txt'));
    expect(screen.queryByText('a.txt')).toBeNull();
    expect(problems()).toBeUndefined();
  });

  it('are refused in words when they are too large, empty, too many, or the server says no', async () => {
    const { choose, names, problems } = setup();
    choose(file('large.txt', 'x'.repeat(11)), file('empty.txt', ''));
    expect(names()).toEqual([]);
    expect(problems()).toContain('“large.txt” is larger than');
    expect(problems()).toContain('“empty.txt” is empty');
    choose(...Array.from({ length: 11 }, (_, index) => file(`${index}.txt`)));
    expect(names()).toHaveLength(10);
    expect(problems()).toContain('can have 10 files');
    act(() => FakeUpload.all[0]?.answer(403, { message: 'No space left.' }));
    await waitFor(() => expect(problems()).toContain('was not uploaded: No space left.'));
  });

  it('have no button where the administrator does not want them', () => {
    setup({ EnableFileAttachments: 'false' });
    expect(screen.queryByLabelText('Attach files')).toBeNull();
  });

  it('pass a plugin, sorted, which may change or hold them', () => {
    let later: ((files: File[]) => void) | undefined;
    const hook = (files: File[], upload: (files: File[]) => void) => {
      later = upload;
      return files.length > 1 ? { message: 'One at a time.' } : { files: [file(`seen-${files[0]?.name}`)] };
    };
    const { choose, names, problems } = setup({}, hook);
    choose(file('b.txt'));
    expect(names()).toEqual(['seen-b.txt']);
    choose(file('b.txt'), file('a.txt'));
    expect(names()).toHaveLength(1);
    expect(problems()).toContain('One at a time.');
    act(() => later?.([file('a.txt')]));
    expect(names()).toEqual(['seen-b.txt', 'a.txt']);
  });

  it('go on without a plugin that throws, which is said and told', () => {
    const { choose, names, problems, webHalfFailed } = setup({}, () => {
      throw new Error('broken');
    });
    choose(file('a.txt'));
    expect(names()).toEqual(['a.txt']);
    expect(problems()).toContain('The plugin guard failed');
    expect(webHalfFailed).toHaveBeenCalledWith('guard', 'FilesWillUploadHook', expect.any(Error));
  });
});
