import { afterEach, describe, expect, it } from '@jest/globals';
import { addCountedClasses } from './counted-classes.ts';

afterEach(() => {
  document.head.replaceChildren();
  document.body.replaceChildren();
});

function styled(className: string): CSSStyleDeclaration {
  const element = document.createElement('div');
  element.className = className;
  document.body.append(element);
  return getComputedStyle(element);
}

describe('classes that differ in a number only', () => {
  it('gives space in steps of four pixels, on one side or on all', () => {
    addCountedClasses(document.head);
    expect(styled('mt-1').marginTop).toBe('4px');
    expect(styled('p-4').paddingLeft).toBe('16px');
    expect(styled('py-2').paddingTop).toBe('8px');
    expect(styled('h-20').height).toBe('80px');
  });

  it('has no more of them than Mattermost', () => {
    addCountedClasses(document.head);
    expect(styled('mt-21').marginTop).toBe('');
    expect(styled('mx-1').marginLeft).toBe('');
  });

  it('has columns that share a row of twelve', () => {
    addCountedClasses(document.head);
    expect(document.head.textContent).toContain(
      '@media(min-width:768px){.col-sm-1{float:left;width:8.333333333333334%}',
    );
    expect(document.head.textContent).toContain('.col-md-offset-6{margin-left:50%}');
    expect(document.head.textContent).not.toContain('.col-sm-13');
  });
});
