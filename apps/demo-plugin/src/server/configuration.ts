/** The settings of plugin.json, under the same keys and with the same defaults. */
export const DEFAULT_CONFIGURATION = {
  forbidden_word: 'forbidden',
  decorate: true,
  decoration: '_(seen by the demo plugin)_',
  audience: 'channel' as 'channel' | 'user',
  stream_pieces: 10,
};

export type Configuration = typeof DEFAULT_CONFIGURATION;
