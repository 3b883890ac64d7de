import type { Channel } from '@mattermost/types/channels';
import type { ChannelSettingsTab } from '@patchbay/registry';
import { useContext, useEffect, useState } from 'react';
import { AppContext } from '../../app-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { RadioField } from './radio-field.tsx';
import { SaveBar } from './save-bar.tsx';

type SchemaTab = Extract<ChannelSettingsTab, { kind: 'schema' }>;
type Values = Record<string, string>;

interface PluginSchemaTabProps {
  tab: SchemaTab;
  channel: Channel;
  onUnsaved(isUnsaved: boolean): void;
}

const LOCATION = 'channelSettingsTabs';

/** Settings of a plugin for a channel: what it says they are now comes over what they are by default. */
export function PluginSchemaTab({ tab, channel, onUnsaved }: PluginSchemaTabProps) {
  const text = useText();
  const services = useContext(AppContext);
  const { pluginId, schema } = tab;
  const [before, setBefore] = useState<Values>();
  const [changes, setChanges] = useState<Values>({});
  const [isSaved, setSaved] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');

  useEffect(() => {
    let isShown = true;
    const load = async () => {
      const loaded: unknown = await callPlugin(services, pluginId, LOCATION, () =>
        schema.loadValues?.(channel),
      );
      if (isShown) {
        setBefore({ ...defaultsOf(schema), ...textsOf(loaded) });
      }
    };
    void load();
    return () => {
      isShown = false;
    };
  }, [channel.id, pluginId, schema, services]);

  if (before === undefined) {
    return <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />;
  }
  const values = { ...before, ...changes };
  const isDirty = Object.entries(changes).some(([name, value]) => value !== before[name]);
  const change = (name: string, value: string) => {
    const next = { ...changes, [name]: value };
    setChanges(next);
    setSaved(false);
    onUnsaved(Object.entries(next).some(([key, each]) => each !== before[key]));
  };
  const save = async () => {
    setBusy(true);
    setRefusal('');
    try {
      await schema.onSave(values, channel);
      setBefore(values);
      setChanges({});
      setSaved(true);
      onUnsaved(false);
    } catch (error) {
      // It refuses by rejecting; what was chosen stays.
      setRefusal(
        error instanceof Error && error.message
          ? error.message
          : text('channelSettings.pluginRefused', { plugin: pluginId }),
      );
    }
    setBusy(false);
  };
  return (
    <>
      {schema.sections.map((section) => (
        <section key={section.title} className="channel-setting">
          <h3>{section.title}</h3>
          {'component' in section ? (
            <PluggableErrorBoundary pluginId={pluginId} location={LOCATION}>
              <section.component />
            </PluggableErrorBoundary>
          ) : (
            section.settings.map((setting) =>
              setting.type === 'radio' ? (
                <RadioField
                  key={setting.name}
                  legend={setting.title ?? section.title}
                  help={setting.helpText}
                  name={setting.name}
                  disabled={section.disabled}
                  options={setting.options.map((option) => ({
                    value: option.value,
                    label: option.text,
                    help: option.helpText,
                  }))}
                  value={values[setting.name] ?? setting.default}
                  onChange={(value) => change(setting.name, value)}
                />
              ) : (
                <PluggableErrorBoundary key={setting.name} pluginId={pluginId} location={LOCATION}>
                  {setting.title !== undefined && <h4>{setting.title}</h4>}
                  {setting.helpText !== undefined && <p className="hint">{setting.helpText}</p>}
                  <setting.component informChange={(name, value) => change(name, String(value))} />
                </PluggableErrorBoundary>
              ),
            )
          )}
        </section>
      ))}
      {refusal !== '' && (
        <p className="alert alert--error" role="alert">
          {refusal}
        </p>
      )}
      <SaveBar
        isDirty={isDirty}
        isSaved={isSaved}
        canSave={!isBusy}
        onSave={() => void save()}
        onUndo={() => {
          setChanges({});
          onUnsaved(false);
        }}
      />
    </>
  );
}

function defaultsOf({ sections }: SchemaTab['schema']): Values {
  const settings = sections.flatMap((section) => ('settings' in section ? section.settings : []));
  return Object.fromEntries(
    settings.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A plugin may answer anything. */
function textsOf(loaded: unknown): Values {
  return typeof loaded === 'object' && loaded !== null
    ? Object.fromEntries(Object.entries(loaded).filter(([, value]) => typeof value === 'string'))
    : {};
}
