package main

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"sort"
	"strings"
)

// Field of a struct as gob sees it: exported, neither chan nor func, in declaration order.
type Field struct {
	Name      string `json:"name"`
	Type      string `json:"type"`
	JSON      string `json:"json,omitempty"`
	OmitEmpty bool   `json:"omitempty,omitempty"`
	Embedded  bool   `json:"embedded,omitempty"`
}

// TypeEntry says what a named type is on the wire.
type TypeEntry struct {
	Kind   string         `json:"kind"`
	Fields []Field        `json:"fields,omitzero"`
	Key    string         `json:"key,omitempty"`
	Elem   string         `json:"elem,omitempty"`
	Length int64          `json:"length,omitempty"`
	Target string         `json:"target,omitempty"`
	Values map[string]any `json:"values,omitempty"`
}

type typeTable struct {
	queue     []*types.Named
	paths     map[string]string
	seen      map[string]*types.Named
	described map[string]*TypeEntry
	problems  []string
}

func newTypeTable() *typeTable {
	return &typeTable{
		paths:     map[string]string{},
		seen:      map[string]*types.Named{},
		described: map[string]*TypeEntry{},
	}
}

// expression prints a type in Go syntax with short package names, and notes every named type in it.
func (t *typeTable) expression(typed types.Type) string {
	switch typed := types.Unalias(typed).(type) {
	case *types.Basic:
		return types.Typ[typed.Kind()].Name()
	case *types.Pointer:
		return "*" + t.expression(typed.Elem())
	case *types.Slice:
		return "[]" + t.expression(typed.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", typed.Len(), t.expression(typed.Elem()))
	case *types.Map:
		return "map[" + t.expression(typed.Key()) + "]" + t.expression(typed.Elem())
	case *types.Named:
		return t.named(typed)
	case *types.Interface:
		if typed.NumMethods() == 0 {
			return "any"
		}
	case *types.Struct:
		if typed.NumFields() == 0 {
			return "struct{}"
		}
	}
	t.problems = append(t.problems, fmt.Sprintf("no expression for %s", typed))
	return "?"
}

func (t *typeTable) named(named *types.Named) string {
	object := named.Obj()
	if object.Pkg() == nil {
		return object.Name()
	}
	name := object.Pkg().Name() + "." + object.Name()
	if arguments := named.TypeArgs(); arguments != nil {
		var list []string
		for argument := range arguments.Types() {
			list = append(list, t.expression(argument))
		}
		name += "[" + strings.Join(list, ",") + "]"
	}
	if path, known := t.paths[object.Pkg().Name()]; known && path != object.Pkg().Path() {
		t.problems = append(t.problems, fmt.Sprintf("packages %s and %s share a name", path, object.Pkg().Path()))
	}
	t.paths[object.Pkg().Name()] = object.Pkg().Path()
	if t.seen[name] == nil {
		t.seen[name] = named
		t.queue = append(t.queue, named)
	}
	return name
}

func (t *typeTable) describeAll() error {
	for len(t.queue) > 0 {
		named := t.queue[0]
		t.queue = t.queue[1:]
		t.described[t.named(named)] = t.describe(named)
	}
	if len(t.problems) > 0 {
		return fmt.Errorf("%d types cannot be described, first: %s", len(t.problems), t.problems[0])
	}
	return nil
}

// describe follows gob: a type that encodes itself is opaque, everything else is its underlying kind.
func (t *typeTable) describe(named *types.Named) *TypeEntry {
	if !types.IsInterface(named) {
		if hasMethod(named, "GobEncode") {
			return &TypeEntry{Kind: "gobEncoder"}
		}
		if hasMethod(named, "MarshalBinary") {
			return &TypeEntry{Kind: "binaryMarshaler"}
		}
	}
	switch underlying := named.Underlying().(type) {
	case *types.Struct:
		return &TypeEntry{Kind: "struct", Fields: t.fields(underlying)}
	case *types.Map:
		return &TypeEntry{Kind: "map", Key: t.expression(underlying.Key()), Elem: t.expression(underlying.Elem())}
	case *types.Slice:
		return &TypeEntry{Kind: "slice", Elem: t.expression(underlying.Elem())}
	case *types.Array:
		return &TypeEntry{Kind: "array", Elem: t.expression(underlying.Elem()), Length: underlying.Len()}
	case *types.Basic:
		return &TypeEntry{Kind: types.Typ[underlying.Kind()].Name(), Values: constantsOf(named)}
	case *types.Interface:
		return &TypeEntry{Kind: "interface"}
	}
	t.problems = append(t.problems, fmt.Sprintf("no kind for %s", named))
	return nil
}

func (t *typeTable) fields(structure *types.Struct) []Field {
	fields := []Field{}
	for i := range structure.NumFields() {
		field := structure.Field(i)
		if !field.Exported() || isUnsent(field.Type()) {
			continue
		}
		entry := Field{Name: field.Name(), Type: t.expression(field.Type()), Embedded: field.Embedded()}
		name, options, _ := strings.Cut(reflect.StructTag(structure.Tag(i)).Get("json"), ",")
		entry.JSON = name
		for option := range strings.SplitSeq(options, ",") {
			entry.OmitEmpty = entry.OmitEmpty || option == "omitempty" || option == "omitzero"
		}
		fields = append(fields, entry)
	}
	return fields
}

func isUnsent(typed types.Type) bool {
	for {
		pointer, ok := typed.Underlying().(*types.Pointer)
		if !ok {
			break
		}
		typed = pointer.Elem()
	}
	switch typed.Underlying().(type) {
	case *types.Chan, *types.Signature:
		return true
	}
	return false
}

// hasMethod is gob's test: the type or a pointer to it has the method, promoted ones included.
func hasMethod(named *types.Named, name string) bool {
	object, _, _ := types.LookupFieldOrMethod(types.NewPointer(named), false, nil, name)
	function, ok := object.(*types.Func)
	if !ok {
		return false
	}
	signature := function.Signature()
	return signature.Params().Len() == 0 && signature.Results().Len() == 2 &&
		signature.Results().At(0).Type().String() == "[]byte" && signature.Results().At(1).Type().String() == "error"
}

func constantsOf(named *types.Named) map[string]any {
	values := map[string]any{}
	scope := named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		declared, ok := scope.Lookup(name).(*types.Const)
		if ok && token.IsExported(name) && types.Identical(declared.Type(), named) {
			values[name] = constantValue(declared.Val())
		}
	}
	if len(values) == 0 {
		return nil
	}
	return values
}

func constantValue(value constant.Value) any {
	switch value.Kind() {
	case constant.String:
		return constant.StringVal(value)
	case constant.Bool:
		return constant.BoolVal(value)
	case constant.Int:
		if exact, ok := constant.Int64Val(value); ok {
			return exact
		}
	}
	return value.ExactString()
}

// addAliases names the exported aliases whose target was reached, so that both names can be used.
func (t *typeTable) addAliases(scopes ...*types.Scope) {
	for _, scope := range scopes {
		for _, name := range scope.Names() {
			declared, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || !declared.IsAlias() || !declared.Exported() {
				continue
			}
			target, ok := types.Unalias(declared.Type()).(*types.Named)
			if !ok || target.Obj().Pkg() == nil {
				continue
			}
			targetName := target.Obj().Pkg().Name() + "." + target.Obj().Name()
			if t.described[targetName] != nil {
				key := declared.Pkg().Name() + "." + name
				t.described[key] = &TypeEntry{Kind: "alias", Target: targetName}
			}
		}
	}
}

func sortedKeys[V any](values map[string]V) []string {
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
