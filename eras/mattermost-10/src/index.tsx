import manifest from '../plugin.json';
import { translations } from './i18n';
import { drawBeside } from './own-node';
import { Panel } from './panel';
import { ColourSetting, Embed, Tooltip, UserAction, UserRow } from './places';

/** The parts of the registry that this plugin uses; its authors copied them from the host's documentation. */
interface Registry {
  [method: string]: (...args: unknown[]) => never;
}

class Plugin {
  private takeAway: (() => void)[] = [];

  public async initialize(
    registry: Registry,
    store: { dispatch(action: unknown): unknown; getState(): unknown },
  ) {
    registry.registerTranslations(translations);
    const { toggleRHSPlugin } = registry.registerRightHandSidebarComponent(Panel, 'Panel of era 10') as {
      toggleRHSPlugin: unknown;
    };
    registry.registerChannelHeaderButtonAction(
      <i className="icon icon-clock-outline" />,
      () => store.dispatch(toggleRHSPlugin),
      'Era 10',
      'Open era 10',
    );
    registry.registerChannelHeaderMenuAction('Leave for era 10', () => {
      window.WebappUtils.browserHistory.push(`/plug/${manifest.id}/page`);
    });
    registry.registerCustomRoute('page', () => <h1 style={{ gridArea: 'center' }}>era 10 page</h1>);
    registry.registerAdminConsoleCustomSetting('Colour', ColourSetting, { showTitle: true });
    registry.registerPopoverUserAttributesComponent(UserRow);
    registry.registerPopoverUserActionsComponent(UserAction);
    registry.registerPostWillRenderEmbedComponent(
      (embed: { url?: string }) => Boolean(embed.url?.includes('/era-10')),
      Embed,
      false,
    );
    registry.registerLinkTooltipComponent(Tooltip);
    registry.registerFilesWillUploadHook((files: File[]) => {
      const kept = files.filter(({ name }) => !name.endsWith('.era10'));
      return { files: kept, message: kept.length < files.length ? 'era 10 takes no such files' : undefined };
    });
    this.takeAway.push(drawBeside(store as never));
    await Promise.resolve();
  }

  public uninitialize() {
    this.takeAway.forEach((undo) => undo());
  }
}

declare global {
  interface Window {
    registerPlugin(id: string, plugin: Plugin): void;
    WebappUtils: { browserHistory: { push(path: string): void } };
  }
}

window.registerPlugin(manifest.id, new Plugin());
