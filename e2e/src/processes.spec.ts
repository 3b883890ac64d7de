import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect, it } from '@jest/globals';

import { eventually } from './eventually.ts';
import { descendantsOf, processesNaming, stillRunning } from './processes.ts';

it('sees what a process started, and sees it gone', async () => {
  const mark = `/patchbay-processes-${process.pid}`;
  const child = spawn('sh', ['-c', `sh -c 'echo ready; read line' sh ${mark}; true`], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  const below = descendantsOf(pid);
  expect(below).toEqual([expect.objectContaining({ parent: pid, command: expect.stringContaining(mark) })]);
  expect(descendantsOf(process.pid)).toEqual(expect.arrayContaining(below));
  expect(processesNaming(mark).map((each) => each.pid)).toEqual([pid, below[0]?.pid]);
  expect(stillRunning(below)).toEqual(below);

  child.stdin.end();
  await once(child, 'close');
  await eventually(
    'both ended',
    () => [...stillRunning(below), ...processesNaming(mark)],
    (left) => left.length === 0,
  );
});
