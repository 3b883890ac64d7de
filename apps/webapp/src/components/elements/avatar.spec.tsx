import { afterEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ada } from '../../testing/sample-state.ts';
import { Avatar } from './avatar.tsx';

afterEach(cleanup);

function shown(user: typeof ada): { colour: string; picture: Element | null } {
  renderWithStore(<Avatar user={user} />, createAppStore());
  const avatar = document.querySelector<HTMLElement>('.avatar');
  return {
    colour: avatar?.style.backgroundColor ?? '',
    picture: document.querySelector('.avatar__picture'),
  };
}

it('draws initials on a colour of the person', () => {
  const { colour, picture } = shown({ ...ada, last_picture_update: 0 });
  expect(colour).not.toBe('');
  expect(picture).toBeNull();
});

it('draws a picture on nothing, for it may be clear in places', () => {
  const { colour, picture } = shown({ ...ada, last_picture_update: 7 });
  expect(colour).toBe('');
  expect(picture).not.toBeNull();
});
