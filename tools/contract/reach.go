package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"regexp"
	"strings"
)

// Registered is a concrete type that may stand in an interface value, under the name gob sends for it.
type Registered struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// registeredTypes reads the gob.Register and gob.RegisterName calls of both packages.
func (m *Module) registeredTypes(table *typeTable) ([]Registered, error) {
	registered := []Registered{}
	for _, from := range []struct {
		files []*ast.File
		info  *types.Info
	}{{m.plugin.Syntax, m.plugin.TypesInfo}, {m.model.Syntax, m.model.TypesInfo}} {
		var problem error
		for _, file := range from.files {
			ast.Inspect(file, func(node ast.Node) bool {
				call, ok := node.(*ast.CallExpr)
				if !ok {
					return true
				}
				selector, ok := call.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				function, ok := from.info.Uses[selector.Sel].(*types.Func)
				if !ok || function.Pkg() == nil || function.Pkg().Path() != "encoding/gob" {
					return true
				}
				switch function.Name() {
				case "Register":
					typed := from.info.Types[call.Args[0]].Type
					registered = append(registered, Registered{gobName(typed), table.expression(typed)})
				case "RegisterName":
					name := from.info.Types[call.Args[0]].Value
					if name == nil {
						problem = fmt.Errorf("%s: registered under a name that is not constant", m.fset.Position(call.Pos()))
						return false
					}
					typed := from.info.Types[call.Args[1]].Type
					registered = append(registered, Registered{constant.StringVal(name), table.expression(typed)})
				}
				return true
			})
		}
		if problem != nil {
			return nil, problem
		}
	}
	return registered, nil
}

// anyWord is how go/types prints what reflect, and so gob, calls interface {}.
var anyWord = regexp.MustCompile(`\bany\b`)

// gobName is the name gob.Register derives: full import path for a named type, short package names for all else.
func gobName(typed types.Type) string {
	full := func(p *types.Package) string { return p.Path() }
	short := func(p *types.Package) string { return p.Name() }
	named, ok := types.Unalias(typed).(*types.Named)
	if !ok {
		return anyWord.ReplaceAllString(types.TypeString(typed, short), "interface {}")
	}
	return types.TypeString(named, full)
}

// reachWireStructs adds the Z_ structs that no receiver's signature mentions.
func (m *Module) reachWireStructs(table *typeTable) {
	scope := m.plugin.Types.Scope()
	for _, name := range scope.Names() {
		if declared, ok := scope.Lookup(name).(*types.TypeName); ok && strings.HasPrefix(name, "Z_") {
			table.expression(declared.Type())
		}
	}
}

// alsoReached are types of package model that a server sends in JSON though no plugin method mentions them.
var alsoReached = []string{
	"WebsocketBroadcast", "WebsocketEventType", "PluginStatus", "PluginsResponse", "MarketplacePlugin", "Role", "ClusterEvent",
	"ChannelMembers", "ChannelUnread", "ChannelStats", "TeamStats", "TeamUnread", "PostEphemeral", "PostPatch", "UserPatch",
}

func (m *Module) reachNamed(table *typeTable) error {
	for _, name := range alsoReached {
		declared, ok := m.model.Types.Scope().Lookup(name).(*types.TypeName)
		if !ok {
			return fmt.Errorf("model has no type %s any more", name)
		}
		table.expression(declared.Type())
	}
	return nil
}
