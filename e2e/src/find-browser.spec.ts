import { describe, expect, it } from '@jest/globals';

import { findBrowser, type Machine } from './find-browser.ts';

/** A machine with these programs, on which nothing else is possible. */
function machine(programs: string[], fields: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: '/empty:/usr/bin' },
    isExecutable: (path) => programs.includes(path),
    playwrightDownload: () => '/playwright/chrome',
    isDebianRoot: () => false,
    aptInstall: () => {
      throw new Error('no network');
    },
    ...fields,
  };
}

describe('findBrowser', () => {
  const all = ['/my/chrome', '/usr/bin/google-chrome', '/usr/bin/chromium', '/playwright/chrome'];

  it('takes what CHROME_PATH says before all else', () => {
    expect(findBrowser(machine(all, { env: { CHROME_PATH: '/my/chrome' } }))).toBe('/my/chrome');
  });

  it('does not quietly take another when CHROME_PATH is wrong', () => {
    expect(() => findBrowser(machine(all, { env: { CHROME_PATH: '/gone' } }))).toThrow(
      /CHROME_PATH is \/gone.*unset/,
    );
  });

  it('takes an installed browser before a downloaded one', () => {
    expect(findBrowser(machine(all))).toBe('/usr/bin/chromium');
    expect(findBrowser(machine(['/usr/bin/google-chrome', '/playwright/chrome']))).toBe(
      '/usr/bin/google-chrome',
    );
  });

  it("takes Playwright's download when none is installed", () => {
    expect(findBrowser(machine(['/playwright/chrome'], { isDebianRoot: () => true }))).toBe(
      '/playwright/chrome',
    );
  });

  it('installs one on Debian as root', () => {
    const programs: string[] = [];
    const aptInstall = (name: string) => void programs.push(`/usr/bin/${name}`);
    expect(findBrowser(machine(programs, { isDebianRoot: () => true, aptInstall }))).toBe(
      '/usr/bin/chromium',
    );
  });

  it('installs nothing elsewhere, and finds none', () => {
    const asked: string[] = [];
    expect(findBrowser(machine([], { aptInstall: (name) => void asked.push(name) }))).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('finds none when it cannot be installed', () => {
    expect(findBrowser(machine([], { isDebianRoot: () => true }))).toBeUndefined();
  });
});
