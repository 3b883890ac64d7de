import { forwardRef } from 'react';
import type { ButtonHTMLAttributes } from 'react';

export type ButtonEmphasis = 'primary' | 'secondary' | 'tertiary' | 'quaternary' | 'link';
export type ButtonSize = 'xs' | 'sm' | 'md' | 'lg';
export type ButtonVariant = '' | 'destructive' | 'inverted';

interface ButtonLook {
  emphasis?: ButtonEmphasis;
  size?: ButtonSize;
  variant?: ButtonVariant;
}

const variants: Readonly<Record<ButtonVariant, string>> = {
  '': '',
  destructive: 'btn-danger',
  inverted: 'btn-inverted',
};

/** The classes that give something the look of a button. */
export function buttonClassNames(
  { emphasis = 'primary', size = 'md', variant = '' }: ButtonLook = {},
  ...more: (string | undefined)[]
): string {
  const sized = size === 'md' ? '' : `btn-${size}`;
  return ['btn', `btn-${emphasis}`, sized, variants[variant], ...more].filter(Boolean).join(' ');
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & ButtonLook;

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { className, emphasis, size, variant, ...others },
  ref,
) {
  return (
    <button ref={ref} className={buttonClassNames({ emphasis, size, variant }, className)} {...others} />
  );
});
