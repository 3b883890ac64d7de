import { describe, expect, it } from '@jest/globals';
import { inspectorArguments, inspectorRequests } from './inspector-requests.ts';

describe('the plugins that are to be inspected', () => {
  it('are named with a port or without, with or without a wait', () => {
    const requests = inspectorRequests({
      PATCHBAY_PLUGIN_INSPECT: 'com.example.One:9230, com.example.two',
      PATCHBAY_PLUGIN_INSPECT_BRK: 'com.example.three:9231',
    });
    expect(Object.fromEntries(requests)).toEqual({
      'com.example.one': { port: 9230, wait: false },
      'com.example.two': { port: 0, wait: false },
      'com.example.three': { port: 9231, wait: true },
    });
    expect([...requests.values()].flatMap(inspectorArguments)).toEqual([
      '--inspect=127.0.0.1:9230',
      '--inspect=127.0.0.1:0',
      '--inspect-brk=127.0.0.1:9231',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['another address', 'com.example.one:0.0.0.0:9229'],
    ['a port that is none', 'com.example.one:99999'],
    ['an option of Node', 'com.example.one:9229 --eval'],
    ['no plugin', ':9229'],
  ])('are none for %s', (_, PATCHBAY_PLUGIN_INSPECT) => {
    expect(inspectorRequests({ PATCHBAY_PLUGIN_INSPECT }).size).toBe(0);
  });
});
