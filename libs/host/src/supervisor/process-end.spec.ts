import { describe, expect, it } from '@jest/globals';
import { processEnd } from './process-end.ts';

describe('the end of a process', () => {
  it('is told by its exit code or signal', () => {
    expect(processEnd({ code: 5, signal: null }, undefined, 0)).toMatchObject({
      words: 'exited with code 5',
      byHost: false,
      outOfMemory: false,
    });
    expect(processEnd({ code: null, signal: 'SIGSEGV' }, undefined, 3)).toMatchObject({
      words: 'was ended by signal SIGSEGV',
      outOfMemory: false,
    });
  });

  it('by the kernel for want of memory is named where the kernel counted one', () => {
    const killed = { code: null, signal: 'SIGKILL' } as const;
    const end = processEnd(killed, undefined, 1);
    expect(end.outOfMemory).toBe(true);
    expect(end.words).toContain('for want of memory');
    expect(processEnd(killed, undefined, 0)).toMatchObject({ outOfMemory: false });
    expect(processEnd(killed, undefined, 0).words).toContain('did not come from this server');
  });

  it('by this server says why, and is nobody else’s doing', () => {
    const killed = { code: null, signal: 'SIGKILL' } as const;
    expect(processEnd(killed, 'did not answer and was killed', 1)).toMatchObject({
      words: 'did not answer and was killed',
      byHost: true,
      outOfMemory: false,
    });
  });
});
