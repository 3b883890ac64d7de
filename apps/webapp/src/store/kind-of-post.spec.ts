import { describe, expect, it } from '@jest/globals';
import { isEphemeralPost, isSystemPost } from './kind-of-post.ts';

describe('the kind of a post', () => {
  it.each([
    [{ type: 'system_ephemeral' }, { ephemeral: true, system: false }],
    [{ type: 'system_join_channel' }, { ephemeral: false, system: true }],
    [{ type: 'custom_card' }, { ephemeral: false, system: false }],
    [{ type: '' }, { ephemeral: false, system: false }],
    [{}, { ephemeral: false, system: false }],
    [{ type: 7 }, { ephemeral: false, system: false }],
  ])('%j', (post, kind) => {
    const given = post as { type?: '' };
    expect({ ephemeral: isEphemeralPost(given), system: isSystemPost(given) }).toEqual(kind);
  });
});
