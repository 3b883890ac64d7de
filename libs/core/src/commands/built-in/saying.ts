import { ephemeral, type BuiltInCommand } from '../built-in-command.ts';

const inChannel = (text: string, more: object = {}) =>
  Promise.resolve({ response_type: 'in_channel', text, ...more });

/** Commands that post something. */
export const sayingCommands: readonly BuiltInCommand[] = [
  {
    trigger: 'echo',
    description: 'Say the same again',
    hint: 'message',
    run: (_context, _args, text) =>
      text === '' ? ephemeral('Nothing to say: /echo message.') : inChannel(text),
  },
  {
    trigger: 'me',
    description: 'Do something',
    hint: '[message]',
    run: (_context, _args, text) =>
      inChannel(text === '' ? '*me*' : `*${text}*`, { type: 'me', props: { message: text } }),
  },
  {
    trigger: 'shrug',
    description: 'Adds ¯\\_(ツ)_/¯ to your message',
    hint: '[message]',
    run: (_context, _args, text) => inChannel(`${text} ¯\\\\\\_(ツ)\\_/¯`.trim()),
  },
  {
    trigger: 'code',
    description: 'Show text as a block of code',
    hint: '[text]',
    run: (_context, _args, text) =>
      text === ''
        ? ephemeral('Nothing to show: /code text.')
        : inChannel(`    ${text.split('\n').join('\n    ')}`, { skip_slack_parsing: true }),
  },
];
