package main

import (
	"go/token"
	"go/types"
	"strings"
)

// constants gathers the untyped constants of package model that servers and plugins must agree on, grouped by the
// prefix of their names (of role ids, the suffix). Constants of a named type stand with that type in types.json.
func (m *Module) constants() map[string]map[string]any {
	groups := map[string]map[string]any{"RoleId": {}}
	for _, prefix := range constantPrefixes {
		groups[prefix] = map[string]any{}
	}
	scope := m.model.Types.Scope()
	for _, name := range scope.Names() {
		declared, ok := scope.Lookup(name).(*types.Const)
		if !ok || !token.IsExported(name) {
			continue
		}
		if basic, ok := declared.Type().(*types.Basic); !ok || basic.Info()&(types.IsString|types.IsInteger) == 0 {
			continue
		}
		if strings.HasSuffix(name, "RoleId") {
			groups["RoleId"][name] = constantValue(declared.Val())
			continue
		}
		for _, prefix := range constantPrefixes {
			if strings.HasPrefix(name, prefix) && name != prefix {
				groups[prefix][name] = constantValue(declared.Val())
				break
			}
		}
	}
	return groups
}

var constantPrefixes = []string{
	"ChannelNotify", "CommandResponseType", "Header", "PluginClusterEvent", "PluginState", "PostProps",
	"PostType", "PreferenceCategory", "PreferenceName", "PushNotify", "PushType", "SessionCookie", "Status", "UserAuthService",
	"UserNotify",
}
