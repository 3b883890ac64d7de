import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { countedClasses } from '../theme/counted-classes.ts';

const sheets = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.css'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
const styles = [...sheets, countedClasses()].join('\n');

/** What public plugins draw with and bring no style for: they reckon with that of their host (contract: webapp §9). */
const wanted = {
  layout:
    'row container-fluid clearfix col-sm-12 col-md-4 d-flex align-items-center mt-1 mr-1 mb-3 p-4 pt-1 text-center text-right pull-right margin-bottom hidden-xs',
  dialogs:
    'modal modal-dialog modal-lg modal-header modal-title modal-body modal-footer modal-backdrop close FullScreenModal close-x back fade',
  fields:
    'form-group form-control control-label help-text error-text has-error checkbox radio form-horizontal less input-group',
  buttons:
    'btn btn-primary btn-default btn-link btn-tertiary btn-danger btn-secondary btn-info btn-cancel btn-lg btn-sm btn-xs style--none color--link',
  parts:
    'alert alert-danger alert-warning alert-info badge label table well panel nav-tabs progress-bar caret dropdown-menu tooltip-inner tooltip-arrow popover popover-title popover-content sr-only',
  mattermost:
    'attachment attachment__content attachment__container attachment__thumb-pretext light MenuItem__icon loading__content Avatar Avatar-lg attachment-actions',
  places:
    'toast toast__message toast__dismiss section-min section-min__title section-min__edit section-min__describe section-max setting-list-item hidden-label',
};

describe('the styles that plugins reckon with', () => {
  it.each(Object.entries(wanted))('are there: %s', (_, names) => {
    const missing = names.split(' ').filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(styles));
    expect(missing).toEqual([]);
  });

  it('leave the backdrop of a dialog clear enough to see the page through it', () => {
    const sheet = sheets.find((text) => text.includes('.modal-backdrop.in')) ?? '';
    // Both rules weigh the same: the later one holds.
    expect(sheet.indexOf('.fade.in')).toBeLessThan(sheet.indexOf('.modal-backdrop.in'));
  });

  it('draw an icon that names no colour in that of the words, where plugins put icons', () => {
    const [, places = ''] = /([^{}]*)\{\s*fill: currentColor;/.exec(styles) ?? [];
    for (const place of ['MenuItem__icon', 'app-bar__old-icon', 'channel-header__icon', 'menu__leading']) {
      expect(places).toContain(`.${place}`);
    }
  });

  it('have a rem of ten pixels', () => {
    expect(styles).toMatch(/html \{\s*font-size: 62\.5%;/);
  });
});
