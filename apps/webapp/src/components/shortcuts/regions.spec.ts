import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { goToRegion } from './regions.ts';

const page = `
  <header id="global-header"><button>Products</button></header>
  <nav><div id="sidebar-left"><button tabindex="-1">Hidden</button><a href="#town">Town Square</a></div></nav>
  <main><div id="postListContent" tabindex="0"></div><div id="create_post"><textarea></textarea></div></main>`;

const focused = () =>
  document.activeElement?.id || document.activeElement?.textContent || document.activeElement?.tagName;

describe('the parts of the page', () => {
  beforeEach(() => {
    document.body.innerHTML = page;
  });
  afterEach(() => {
    document.body.innerHTML = '';
  });

  it('are gone through in their order, past those that are not there, and round again', () => {
    const seen = Array.from({ length: 5 }, () => {
      goToRegion(1);
      return focused();
    });
    expect(seen).toEqual(['postListContent', 'TEXTAREA', 'Town Square', 'Products', 'postListContent']);
    goToRegion(-1);
    expect(focused()).toBe('Products');
  });

  it('are left alone while a dialog or a menu has the keys', () => {
    document.body.insertAdjacentHTML('beforeend', '<div role="menu"></div>');
    expect(goToRegion(1)).toBe(false);
    expect(document.activeElement).toBe(document.body);
  });
});
