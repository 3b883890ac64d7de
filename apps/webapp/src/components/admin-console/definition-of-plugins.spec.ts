import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AppServices } from '../../app-context.ts';
import { consolePages } from './console-pages.ts';
import type { CheckArguments } from './console-pages.ts';
import { definitionOfPlugins } from './definition-of-plugins.ts';
import type { AdminDefinition, AdminSection } from './definition-types.ts';

const webHalfFailed = jest.fn<AppServices['webHalfFailed']>();
const services = { webHalfFailed };
const HostPage = () => null;
const OwnPage = () => null;
const section = (pages: string[]): AdminSection => ({
  icon: 'cog',
  sectionTitle: 'Section',
  subsections: Object.fromEntries(
    pages.map((name) => [name, { url: name, title: name, schema: { id: name, component: HostPage } }]),
  ),
});
const host: AdminDefinition = { reporting: section(['logs']), plugins: section(['plugin_management']) };
const anybody: CheckArguments = [{}, {}];
const pagesWith = (changes: Record<string, unknown>) =>
  consolePages(services, definitionOfPlugins(services, host, changes), anybody).map(({ key, pages }) => [
    key,
    pages.map(({ path, pluginId }) => (pluginId === undefined ? path : `${path} of ${pluginId}`)),
  ]);
const asItWas = [
  ['reporting', ['/admin_console/logs']],
  ['plugins', ['/admin_console/plugin_management']],
];
const page = (url: string) => ({ url, title: url, schema: { id: url, component: OwnPage } });

beforeEach(() => {
  webHalfFailed.mockReset();
});

describe('the System Console as plugins change it', () => {
  it('takes pages and sections in, and knows whose they are', () => {
    const add = (tree: AdminDefinition) => {
      tree.reporting!.subsections.own = page('own');
      return { ...tree, extra: { icon: 'star', sectionTitle: 'Extra', subsections: { more: page('more') } } };
    };
    expect(pagesWith({ a: add })).toEqual([
      ['reporting', ['/admin_console/logs', '/admin_console/own of a']],
      ['plugins', ['/admin_console/plugin_management']],
      ['extra', ['/admin_console/more of a']],
    ]);
    expect(Object.keys(host.reporting!.subsections)).toEqual(['logs']);
    expect(webHalfFailed).not.toHaveBeenCalled();
  });

  it('hands what one made to the next, by id', () => {
    const seen: string[] = [];
    const note = (name: string) => (tree: AdminDefinition) => {
      seen.push(`${name} ${Object.keys(tree.reporting!.subsections).join()}`);
      tree.reporting!.subsections[name] = page(name);
      return tree;
    };
    pagesWith({ b: note('b'), a: note('a') });
    expect(seen).toEqual(['a logs', 'b logs,a']);
  });

  it.each([
    [
      'throws',
      (tree: AdminDefinition) => {
        delete tree.reporting;
        throw new Error('broken');
      },
    ],
    ['returns nothing', () => undefined],
    ['returns a promise', async (tree: AdminDefinition) => tree],
    ['is none', 'a text'],
  ])('is as it was when a function %s, and the plugin is reported', (_what, change) => {
    expect(pagesWith({ a: change })).toEqual(asItWas);
    expect(webHalfFailed.mock.calls.map(([pluginId, location]) => [pluginId, location])).toEqual([
      ['a', 'System Console'],
    ]);
  });

  it('leaves out what is no page', () => {
    const spoil = (tree: AdminDefinition) => {
      const odd = {
        a: null,
        b: { url: 7 },
        c: { url: 'c' },
        d: { url: 'd', title: 'd', schema: { settings: [] } },
      };
      return { ...tree, reporting: { ...tree.reporting, subsections: odd }, more: 'text' };
    };
    expect(pagesWith({ a: spoil })).toEqual([asItWas[1]]);
  });

  it('cannot lose Plugin Management, nor have it hidden', () => {
    expect(pagesWith({ a: () => ({}) })).toEqual([asItWas[1]]);
    const hide = (tree: AdminDefinition) => {
      tree.plugins!.isHidden = true;
      tree.plugins!.subsections.plugin_management!.isHidden = true;
      return tree;
    };
    expect(pagesWith({ a: hide })).toEqual(asItWas);
  });

  it('takes a check that throws for one that does not hold, and reports it', () => {
    const add = (tree: AdminDefinition) => {
      tree.reporting!.subsections.own = {
        ...page('own'),
        isHidden: () => {
          throw new Error('no check');
        },
      };
      return tree;
    };
    expect(pagesWith({ a: add })[0]).toEqual([
      'reporting',
      ['/admin_console/logs', '/admin_console/own of a'],
    ]);
    expect(webHalfFailed).toHaveBeenCalledWith('a', 'System Console', new Error('no check'));
  });
});
