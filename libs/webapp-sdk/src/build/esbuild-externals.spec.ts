/** @jest-environment node */
import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import vm from 'node:vm';
import type { Plugin } from 'esbuild';
import { esbuildExternals } from './esbuild-externals.ts';

async function bundle(source: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, loader: 'tsx', resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    plugins: [esbuildExternals() as Plugin],
  });
  return result.outputFiles[0]!.text;
}

const element = (...parts: unknown[]) => parts;

describe('esbuildExternals', () => {
  it('takes React from the host and bundles none', async () => {
    const code = await bundle(`import React, { useState } from 'react'; window.seen = [React, useState];`);
    const window: Record<string, unknown> = { React: { useState: 'the host’s useState' } };
    vm.runInNewContext(code, { window });
    expect(window.seen).toEqual([window.React, 'the host’s useState']);
    expect(code).not.toContain('react.element');
  });

  it('bundles a module that is no external', async () => {
    const code = await bundle(`import { externals } from './libs/webapp-sdk/src/build/externals.ts';
      window.seen = externals.luxon;`);
    const window: Record<string, unknown> = {};
    vm.runInNewContext(code, { window });
    expect(window.seen).toBe('Luxon');
  });

  it('uses the host’s JSX runtime where there is one', async () => {
    const code = await bundle(`window.seen = <a key='k' b='c'>d</a>;`);
    const window: Record<string, unknown> = {
      React: {},
      ReactJSXRuntime: { jsx: (...parts: unknown[]) => ['host', ...parts] },
    };
    vm.runInNewContext(code, { window });
    expect(window.seen).toEqual(['host', 'a', { b: 'c', children: 'd' }, 'k']);
  });

  it('builds elements with React.createElement on a host without a JSX runtime', async () => {
    const code = await bundle(`window.seen = [<a key='k' b='c'>d</a>, <p>{1}{2}</p>];`);
    const window: Record<string, unknown> = { React: { createElement: element } };
    vm.runInNewContext(code, { window });
    expect(window.seen).toEqual([
      ['a', { b: 'c', children: 'd', key: 'k' }],
      ['p', {}, 1, 2],
    ]);
  });
});
