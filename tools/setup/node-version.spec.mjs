import { describe, expect, it } from '@jest/globals';

import { nodeProblem } from './node-version.mjs';

describe('the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '22.21.1', '24.0.0', '26.1.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it.each(['8.17.0', '18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1'])(
    '%s is refused in one line that says what to install',
    (version) => {
      const problem = nodeProblem(version) ?? '';
      expect(problem).toContain(version);
      expect(problem).toMatch(/Node 20\.19 or later.*nodejs\.org/);
      expect(problem).not.toContain('\n');
    },
  );
});
