import type { PluginComponentEntry } from '@patchbay/registry';
import type { ReactNode } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../elements/icon.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';

interface ChannelTypeChoiceProps {
  /** `O`, `P`, or the id of what a plugin offers. */
  type: string;
  mayPublic: boolean;
  mayPrivate: boolean;
  options: readonly PluginComponentEntry[];
  onChange(type: string): void;
}

export function ChannelTypeChoice(props: ChannelTypeChoiceProps) {
  const { type, mayPublic, mayPrivate, options, onChange } = props;
  const text = useText();
  const isChosen = (value: string) => ({ name: 'channel-type', value, checked: type === value });
  return (
    <fieldset className="type-choice">
      <legend className="visually-hidden">{text('create.type')}</legend>
      <Choice
        {...isChosen('O')}
        id="public-private-selector-button-O"
        disabled={!mayPublic}
        icon={<Icon name="globe" />}
        title={<Text id="create.public" />}
        help={<Text id="create.publicHelp" />}
        onChange={onChange}
      />
      <Choice
        {...isChosen('P')}
        id="public-private-selector-button-P"
        disabled={!mayPrivate}
        icon={<Icon name="lock-outline" />}
        title={<Text id="create.private" />}
        help={<Text id="create.privateHelp" />}
        onChange={onChange}
      />
      {options.map(({ id, pluginId, label, description, icon }) => (
        <Choice
          key={id}
          {...isChosen(id)}
          id={`channelTypeOption_${id}`}
          icon={typeof icon === 'string' ? <Icon name={icon} /> : <Given pluginId={pluginId}>{icon}</Given>}
          title={<Given pluginId={pluginId}>{label}</Given>}
          help={<Given pluginId={pluginId}>{description}</Given>}
          onChange={onChange}
        />
      ))}
    </fieldset>
  );
}

const Given = ({ pluginId, children }: { pluginId: string; children: unknown }) => (
  <PluginLabel pluginId={pluginId} location="ChannelTypeOption">
    {children}
  </PluginLabel>
);

interface ChoiceProps {
  id: string;
  name: string;
  value: string;
  checked: boolean;
  disabled?: boolean;
  icon: ReactNode;
  title: ReactNode;
  help: ReactNode;
  onChange(value: string): void;
}

function Choice({ id, name, value, checked, disabled = false, icon, title, help, onChange }: ChoiceProps) {
  return (
    <label className={`type-choice__item ${checked ? 'type-choice__item--on' : ''}`.trim()}>
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        onChange={() => onChange(value)}
      />
      <span className="type-choice__icon">{icon}</span>
      <span className="type-choice__text">
        <strong>{title}</strong>
        <small>{help}</small>
      </span>
    </label>
  );
}
