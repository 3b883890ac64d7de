import { reArg } from '../re-arg.ts';
import type { Registration } from '../registration.ts';
import { rightHandSideActions } from '../rhs-actions.ts';
import type { RightHandSideActions } from '../rhs-actions.ts';
import { standardRoute } from '../standard-route.ts';

type Registered = { id: string } & RightHandSideActions;

/** The frame of the page: whole pages, products, panels, and what is there wherever one is. */
export function pageMethods(own: Registration) {
  const route = (name: 'NeedsTeamComponent' | 'CustomRouteComponent') =>
    reArg(['route', 'component'], ({ route: path, component }) =>
      own.add([name], { component, route: `${own.pluginId}/${standardRoute(path)}` }),
    );

  const registerRightHandSidebarComponent = reArg(
    ['component', 'title', 'showPopout'],
    ({ component, title, showPopout = true }): Registered => {
      const id = own.add(['RightHandSidebarComponent'], {
        component,
        title: own.element(title),
        showPopout,
      });
      return { id, ...rightHandSideActions(id) };
    },
  );

  return {
    registerRootComponent: own.component('Root'),
    registerGlobalComponent: own.component('Global'),
    registerLeftSidebarHeaderComponent: own.component('LeftSidebarHeader'),
    registerBottomTeamSidebarComponent: own.component('BottomTeamSidebar'),
    registerNeedsTeamRoute: route('NeedsTeamComponent'),
    registerCustomRoute: route('CustomRouteComponent'),
    registerRightHandSidebarComponent,

    registerAppBarComponent: reArg(
      ['iconUrl', 'action', 'tooltipText', 'supportedProductIds', 'rhsComponent', 'rhsTitle'],
      ({ iconUrl, action, tooltipText, supportedProductIds = null, rhsComponent, rhsTitle }) => {
        const panel = rhsComponent
          ? registerRightHandSidebarComponent({ component: rhsComponent, title: rhsTitle })
          : undefined;
        const opens =
          panel === undefined
            ? { action }
            : { action: () => own.dispatch(panel.toggleRHSPlugin), rhsComponentId: panel.id };
        const fields = { iconUrl, tooltipText: own.element(tooltipText), supportedProductIds, ...opens };
        const id = own.add(['AppBar'], fields);
        return panel === undefined ? id : { id, rhsComponent: panel };
      },
    ),

    registerProduct: reArg(
      [
        'baseURL',
        'switcherIcon',
        'switcherText',
        'switcherLinkURL',
        'mainComponent',
        'headerCentreComponent',
        'headerRightComponent',
        'showTeamSidebar',
        'showAppBar',
        'wrapped',
        'publicComponent',
        'isTeamScoped',
      ],
      ({
        headerCentreComponent = () => null,
        headerRightComponent = () => null,
        showTeamSidebar = false,
        showAppBar = false,
        wrapped = true,
        isTeamScoped = false,
        ...given
      }) =>
        own.add(['Product'], {
          switcherIcon: own.element(given.switcherIcon),
          switcherText: own.element(given.switcherText),
          baseURL: `/${standardRoute(given.baseURL)}`,
          switcherLinkURL: `/${standardRoute(given.switcherLinkURL)}`,
          mainComponent: given.mainComponent,
          publicComponent: given.publicComponent,
          headerCentreComponent,
          headerRightComponent,
          showTeamSidebar,
          showAppBar,
          wrapped,
          isTeamScoped,
        }),
    ),

    registerProductSwitcherMenuItem: reArg(
      ['text', 'icon', 'action', 'isHidden'],
      ({ text, icon, action, isHidden }) =>
        own.add(['ProductSwitcherMenuItem'], {
          text: own.element(text),
          icon: own.element(icon),
          action,
          isHidden,
        }),
    ),

    registerMainMenuAction: reArg(['text', 'action', 'mobileIcon'], ({ text, action, mobileIcon }) =>
      own.add(['MainMenu'], { text: own.element(text), action, mobileIcon: own.element(mobileIcon) }),
    ),

    registerUserGuideDropdownMenuAction: reArg(['text', 'action'], ({ text, action }) =>
      own.add(['UserGuideDropdown'], { text: own.element(text), action }),
    ),

    registerSearchComponents: (given: unknown): string => {
      const { buttonComponent, suggestionsComponent, hintsComponent, action } = (given ?? {}) as Record<
        string,
        unknown
      >;
      const id = own.add(['SearchButtons'], { component: buttonComponent, action });
      own.add(['SearchSuggestions'], { component: suggestionsComponent }, id);
      return own.add(['SearchHints'], { component: hintsComponent }, id);
    },

    registerRHSPluginPopoutListener: reArg(['pluginId', 'onPopoutOpened'], ({ pluginId, onPopoutOpened }) =>
      own.whileLive(() =>
        own.host.addPopoutListener(own.pluginId, String(pluginId), onPopoutOpened as never),
      ),
    ),
  };
}
