/** The steps of Mattermost's classes of space, and what a step is in px. */
const STEPS = 20;
const STEP_PX = 4;

const COLUMNS = 12;

/** Bootstrap's sizes of screen and the px from which each holds; the smallest holds always. */
const screens = { xs: 0, sm: 768, md: 992, lg: 1200 };

const sides = { t: 'top', r: 'right', b: 'bottom', l: 'left' };

/**
 * The classes that differ in nothing but a number, as one style sheet: Mattermost's for space (`mt-1`, `p-4`, `h-10`) and
 * the columns of Bootstrap 3 (`col-sm-6`, `col-md-offset-2`). Plugins lay out with them; the page itself uses none.
 */
export function countedClasses(): string {
  return [...spaces(), ...Object.entries(screens).map(columns)].join('\n');
}

/** Puts them into the page, behind its own style sheet and before any that a plugin adds. */
export function addCountedClasses(head: HTMLHeadElement): void {
  const style = head.ownerDocument.createElement('style');
  style.textContent = countedClasses();
  head.append(style);
}

function spaces(): string[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const px = `${step * STEP_PX}px !important`;
    const one = Object.entries(sides).flatMap(([letter, side]) => [
      `.p${letter}-${step}{padding-${side}:${px}}`,
      `.m${letter}-${step}{margin-${side}:${px}}`,
    ]);
    const all = [`.p-${step}{padding:${px}}`, `.m-${step}{margin:${px}}`, `.h-${step}{height:${px}}`];
    const pairs = [`.px-${step}{padding:0 ${px}}`, `.py-${step}{padding:${step * STEP_PX}px 0 !important}`];
    // A single side has the last word.
    return [...all, ...pairs, ...one].join('');
  });
}

function columns([screen, fromPx]: [string, number]): string {
  const rules = Array.from({ length: COLUMNS }, (_, index) => {
    const width = `${((index + 1) * 100) / COLUMNS}%`;
    const name = `${screen}-${index + 1}`;
    return `.col-${name}{float:left;width:${width}}.col-${screen}-offset-${index + 1}{margin-left:${width}}`;
  }).join('');
  return `@media(min-width:${fromPx}px){${rules}}`;
}
