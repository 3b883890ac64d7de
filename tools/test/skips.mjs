import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a skip may lack, as it names it, and the programs that show it is there after all. */
const TOOLCHAINS = [
  { named: /\bgo\b/i, programs: ['go'] },
  { named: /\bpython/i, programs: ['python3'] },
  { named: /\b(rust|cargo)\b/i, programs: ['cargo'] },
  { named: /\b(gpg|gnupg)\b/i, programs: ['gpg'] },
  { named: /\b(browser|chrom(e|ium))\b/i, programs: ['chromium', 'chromium-browser', 'google-chrome'] },
  { named: /\bpostgres/i, programs: ['postgres', 'psql', 'pg_ctlcluster'] },
];

/**
 * Turns skips that nobody may trust into failures: one that does not say what it needs and, where toolchains are
 * required, one that needs what is there.
 *
 * @param {import('./outcome.mjs').Outcome} outcome
 * @param {{ requireToolchains: boolean, has?: (program: string) => boolean }} options has: is this program on the PATH
 * @returns {import('./outcome.mjs').Outcome}
 */
export function judgeSkips(outcome, { requireToolchains, has = isOnPath }) {
  /** @type {import('./outcome.mjs').Outcome} */
  const judged = { ...outcome, failed: [...outcome.failed], skipped: [] };
  for (const skip of outcome.skipped) {
    const present = TOOLCHAINS.filter(({ named }) => named.test(skip.reason)).find(({ programs }) =>
      programs.some(has),
    );
    if (skip.reason === '') {
      judged.failed.push({
        name: skip.name,
        message: 'skipped without saying why: put "(needs …)" into its title',
      });
    } else if (requireToolchains && present) {
      judged.failed.push({
        name: skip.name,
        message: `skipped (${skip.reason}), but ${present.programs[0]} is there`,
      });
    } else {
      judged.skipped.push(skip);
    }
  }
  return judged;
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
