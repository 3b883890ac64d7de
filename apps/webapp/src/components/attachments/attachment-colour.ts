const named: Readonly<Record<string, string>> = {
  good: '#3db887',
  warning: '#ffbc1f',
  danger: '#d24b4e',
};

const own = (colours: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(colours, name) ? colours[name] : undefined;

/** The colours that an author may choose: by a name of Slack's, or as hexadecimal digits. */
export function attachmentColour(wanted: string): string | undefined {
  return own(named, wanted) ?? (/^#[\da-f]{3,8}$/i.test(wanted) ? wanted : undefined);
}

/** Buttons also take the colours of the theme by name (Mattermost: `style` of an action). */
const styles: Readonly<Record<string, string>> = {
  ...named,
  default: 'var(--center-channel-color)',
  primary: 'var(--button-bg)',
  success: '#3db887',
};

export function buttonColour(style: string): string | undefined {
  return own(styles, style) ?? attachmentColour(style);
}
