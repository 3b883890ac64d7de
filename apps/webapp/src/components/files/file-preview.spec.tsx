import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { FileInfo } from '@mattermost/types/files';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import FilePreview from './file-preview.tsx';

afterEach(cleanup);

const file = (id: string, name: string, more: Partial<FileInfo> = {}) =>
  ({
    id,
    name,
    extension: name.split('.').at(-1),
    mime_type: '',
    size: 10,
    width: 0,
    height: 0,
    has_preview_image: false,
    archived: false,
    ...more,
  }) as FileInfo;

const files = [
  file('f1', 'one.png', { width: 10, height: 10 }),
  file('f2', 'two.mp4'),
  file('f3', 'three.bin'),
];

function show(store = createAppStore(), fileInfos = files) {
  logIn(store);
  const closed = jest.fn();
  renderWithStore(<FilePreview fileInfos={fileInfos} startIndex={0} onExited={closed} />, store);
  return { closed, dialog: screen.getByRole('dialog') };
}

describe('the preview of files', () => {
  it('goes on with the arrows and around, shows each as what it is, and Escape closes it', () => {
    const { closed, dialog } = show();
    expect(screen.getByRole('img', { name: 'one.png' })).not.toBeNull();
    fireEvent.keyDown(dialog, { key: 'ArrowRight' });
    expect(dialog.querySelector('video')).not.toBeNull();
    fireEvent.keyDown(dialog, { key: 'ArrowRight' });
    expect(screen.getByText(/no preview/)).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Next file' }));
    expect(screen.getByText('1 of 3')).not.toBeNull();
    fireEvent.keyDown(dialog, { key: 'Escape' });
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('is drawn by the first plugin that wants the file, but not for one that is archived', () => {
    const store = createAppStore();
    store.dispatch({
      type: 'RECEIVED_PLUGIN_COMPONENT',
      name: 'FilePreview',
      data: {
        id: 'preview',
        pluginId: 'com.example.p',
        override: ({ name }: FileInfo) => name.endsWith('.bin'),
        component: ({ fileInfo, onModalDismissed }: { fileInfo: FileInfo; onModalDismissed(): void }) => (
          <button onClick={onModalDismissed}>mine: {fileInfo.name}</button>
        ),
      },
    });
    const { closed } = show(store, [file('f3', 'three.bin')]);
    fireEvent.click(screen.getByRole('button', { name: 'mine: three.bin' }));
    expect(closed).toHaveBeenCalledTimes(1);
    cleanup();
    show(store, [file('f4', 'old.bin', { archived: true })]);
    expect(screen.queryByText(/mine/)).toBeNull();
  });
});
