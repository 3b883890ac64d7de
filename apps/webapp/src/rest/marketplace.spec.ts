import { describe, expect, it } from '@jest/globals';
import { FakeFetch } from '../testing/fake-fetch.ts';
import { hasUpdate, listMarketplace } from './marketplace.ts';
import type { MarketplaceItem } from './marketplace.ts';

const item = (version: string, installedVersion: string) =>
  ({ version, installedVersion }) as unknown as MarketplaceItem;

function server(body: unknown, headers = {}) {
  const rest = new FakeFetch();
  rest.install();
  rest.on('GET plugins/marketplace', { body, headers });
}

describe('an update', () => {
  it('is there when the version that is offered comes after the installed one', () => {
    expect(hasUpdate(item('1.10.0', '1.9.3'))).toBe(true);
    expect(hasUpdate(item('2.0.0', '2.0.0-rc1'))).toBe(true);
    expect(hasUpdate(item('v1.0.1', '1.0.0'))).toBe(true);
  });

  it('is not there for the same version, an older one, or one that cannot be compared', () => {
    expect(hasUpdate(item('1.0.0', '1.0.0'))).toBe(false);
    expect(hasUpdate(item('1.9.9', '2.0.0'))).toBe(false);
    expect(hasUpdate(item('newest', '1.0.0'))).toBe(false);
    expect(hasUpdate(item('1.0.0', ''))).toBe(false);
  });
});

describe('the list of the marketplace', () => {
  it('says who stands behind a plugin, and keeps what is no address or picture off the page', async () => {
    server([
      {
        manifest: { id: 'a', name: 'A', version: '1.0.0', description: 7 },
        author_type: 'mattermost',
        release_stage: 'production',
        homepage_url: 'javascript:alert(1)',
        release_notes_url: 'https://example.com/notes',
        icon_data: 'data:text/html;base64,PHNjcmlwdD4=',
        labels: [{ name: 'Beta', url: 'data:text/html,x' }, { name: '' }, null],
      },
      { manifest: { name: 'without an id' } },
      'nonsense',
    ]);
    const { items, failure } = await listMarketplace();
    expect(failure).toBe('');
    expect(items).toEqual([
      expect.objectContaining({
        id: 'a',
        description: '',
        kinds: ['official'],
        homepageUrl: '',
        releaseNotesUrl: 'https://example.com/notes',
        iconData: '',
        labels: [{ name: 'Beta', description: '', url: '' }],
        isHere: true,
      }),
    ]);
  });

  it('takes null for an empty list, and says why the marketplace itself is missing', async () => {
    server('null', { 'X-Patchbay-Marketplace-Error': 'It does not answer.' });
    await expect(listMarketplace()).resolves.toEqual({ items: [], failure: 'It does not answer.' });
  });
});
