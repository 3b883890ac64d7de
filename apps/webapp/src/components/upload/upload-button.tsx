import { useContext, useRef } from 'react';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';

interface UploadButtonProps {
  id: string;
  disabled?: boolean;
  onFiles(files: File[]): void;
}

/**
 * Chooses files of this computer. Where plugins have other places to take them from it is a menu: this computer first,
 * then an entry for each of theirs (contract: registry registerFileUploadMethod).
 */
export function UploadButton({ id, disabled = false, onFiles }: UploadButtonProps) {
  const text = useText();
  const services = useContext(AppContext);
  const input = useRef<HTMLInputElement>(null);
  const methods = useAppSelector((state) => state.plugins.components.FileUploadMethod);
  const open = () => input.current?.click();
  return (
    <>
      <input
        ref={input}
        id={`${id}_input`}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again.
          event.target.value = '';
          onFiles(files);
        }}
      />
      {methods.length === 0 || disabled ? (
        <IconButton
          id={id}
          icon="paperclip"
          label={text('attach.attach')}
          disabled={disabled}
          onClick={open}
        />
      ) : (
        <Menu
          button={<Icon name="paperclip" />}
          label={text('attach.attach')}
          buttonId={id}
          buttonClassName="icon-button"
          align="end"
        >
          <MenuItem icon="monitor" testId="upload-computer" onSelect={open}>
            <Text id="attach.computer" />
          </MenuItem>
          {methods.map((method) => (
            <MenuItem
              key={method.id}
              id={`${method.pluginId}_fileuploadpluginmenuitem`}
              onSelect={() =>
                void callPlugin(services, method.pluginId, 'FileUploadMethod', () =>
                  (method.action as (upload: (files: FileList | File[]) => void) => void)((files) =>
                    onFiles([...files]),
                  ),
                )
              }
            >
              <PluginLabel pluginId={method.pluginId} location="FileUploadMethod">
                <>
                  <span className="upload-method__icon">{method.icon as React.ReactNode}</span>
                  {method.text as React.ReactNode}
                </>
              </PluginLabel>
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}
