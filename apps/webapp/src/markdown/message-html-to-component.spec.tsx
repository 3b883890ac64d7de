import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { createAppStore } from '../store/store.ts';
import { renderWithStore } from '../testing/render-with-store.tsx';
import { logIn } from '../testing/sample-state.ts';
import { formatText } from './format-text.ts';
import { messageHtmlToComponent } from './message-html-to-component.tsx';

function draw(html: string, ...options: [boolean?, { mentions?: boolean }?]) {
  const store = createAppStore();
  logIn(store);
  return renderWithStore(<div data-testid="message">{messageHtmlToComponent(html, ...options)}</div>, store);
}

describe('messageHtmlToComponent', () => {
  it('highlights a mention of me, marks one of others, and leaves an unknown name as text', () => {
    const { container } = draw(formatText('@ada @ben @nobody @channel'));
    expect([...container.querySelectorAll('.mention--highlight')].map((part) => part.textContent)).toEqual([
      '@ada',
      '@channel',
    ]);
    expect(container.querySelector('.mention-link')?.textContent).toBe('@ben');
    expect(screen.getByTestId('message').textContent).toContain('@nobody');
  });

  it('links a channel of the team and no other', () => {
    const { container } = draw(formatText('~town-square ~nowhere'));
    const links = [...container.querySelectorAll('a')];
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['~Town Square', '/home/channels/town-square'],
    ]);
  });

  it('takes the older form of its arguments, and leaves mentions alone when asked to', () => {
    const { container } = draw(formatText('@ben'), true, { mentions: false });
    expect(container.querySelector('.mention-link')).toBeNull();
  });

  it('draws nothing that runs, whatever a plugin hands over', () => {
    const { container } = draw(
      '<p onclick="alert(1)">text</p><script>alert(1)</script><a href="javascript:alert(1)">x</a><img src="x" onerror="alert(1)">',
    );
    expect(container.textContent).toContain('text');
    expect(container.querySelector('script, [onclick], [onerror]')).toBeNull();
    expect(container.querySelector('a')?.hasAttribute('href')).toBe(false);
  });
});
