import { describe, expect, it } from '@jest/globals';
import type { ServerLogEntry } from '../../../rest/server-logs.ts';
import { SERVER_ITSELF, shownLines } from './shown-lines.ts';

const line = (message: string, pluginId = '', fields = {}): ServerLogEntry => ({
  time: 1,
  level: 'info',
  message,
  pluginId,
  fields,
});

const lines = [
  line('The server answers', '', { url: 'http://x' }),
  line('It began', 'demo', { room: 'Blue' }),
];
const messages = (pluginId: string, term = '') =>
  shownLines(lines, pluginId, term).map(({ message }) => message);

describe('the lines that are shown', () => {
  it('are those of a plugin, of the server itself, or of all', () => {
    expect(messages('demo')).toEqual(['It began']);
    expect(messages(SERVER_ITSELF)).toEqual(['The server answers']);
    expect(messages('')).toHaveLength(2);
    expect(messages('other')).toEqual([]);
  });

  it('have every word in the message, the plugin or the fields', () => {
    expect(messages('', 'BLUE began')).toEqual(['It began']);
    expect(messages('', 'blue answers')).toEqual([]);
  });
});
