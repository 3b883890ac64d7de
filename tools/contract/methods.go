package main

import (
	"fmt"
	"go/constant"
	"go/types"
	"path/filepath"
	"strings"
)

// Parameter of a Go method. A variadic one has its slice type.
type Parameter struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Variadic bool   `json:"variadic,omitempty"`
}

// Method of the Hooks or API interface, with the types its net/rpc call carries.
type Method struct {
	Name       string      `json:"name"`
	ID         *int64      `json:"id,omitempty"`
	Params     []Parameter `json:"params"`
	Results    []string    `json:"results"`
	MinVersion string      `json:"minVersion"`
	Tags       []string    `json:"tags"`
	Args       string      `json:"args,omitempty"`
	Returns    string      `json:"returns,omitempty"`
	Manual     bool        `json:"manual,omitempty"`
}

// Call is one method of a net/rpc service: what is sent and what comes back.
type Call struct {
	Name  string `json:"name"`
	Args  string `json:"args"`
	Reply string `json:"reply"`
}

// methods describes one interface of package plugin together with the receiver that serves it over net/rpc.
func (m *Module) methods(interfaceName, serverName string, table *typeTable) ([]*Method, error) {
	order, docs, err := m.interfaceDocs(interfaceName)
	if err != nil {
		return nil, err
	}
	declared := m.lookup(interfaceName).Type().Underlying().(*types.Interface)
	calls, generated := m.calls(serverName, table)
	var methods []*Method
	for _, name := range order {
		object, _, _ := types.LookupFieldOrMethod(declared, false, m.plugin.Types, name)
		signature := object.(*types.Func).Signature()
		method := &Method{Name: name, Params: []Parameter{}, Results: []string{}}
		for i := range signature.Params().Len() {
			parameter := signature.Params().At(i)
			if parameter.Name() == "" {
				return nil, fmt.Errorf("%s.%s: parameter %d has no name", interfaceName, name, i)
			}
			method.Params = append(method.Params, Parameter{
				Name:     parameter.Name(),
				Type:     table.expression(parameter.Type()),
				Variadic: signature.Variadic() && i == signature.Params().Len()-1,
			})
		}
		for result := range signature.Results().Variables() {
			method.Results = append(method.Results, table.expression(result.Type()))
		}
		method.MinVersion, method.Tags = docFacts(docs[name])
		if method.Tags == nil {
			method.Tags = []string{}
		}
		if call, served := calls[name]; served {
			method.Args, method.Returns = call.Args, call.Reply
		}
		method.Manual = !generated[name]
		methods = append(methods, method)
	}
	return methods, nil
}

// calls lists the net/rpc methods of a receiver type and which of them come from generated code.
func (m *Module) calls(receiver string, table *typeTable) (map[string]Call, map[string]bool) {
	calls := map[string]Call{}
	generated := map[string]bool{}
	set := types.NewMethodSet(types.NewPointer(m.lookup(receiver).Type()))
	for selection := range set.Methods() {
		function := selection.Obj().(*types.Func)
		signature := function.Signature()
		if !function.Exported() || signature.Params().Len() != 2 || signature.Results().Len() != 1 {
			continue
		}
		calls[function.Name()] = Call{
			Name:  function.Name(),
			Args:  table.expression(withoutPointer(signature.Params().At(0).Type())),
			Reply: table.expression(withoutPointer(signature.Params().At(1).Type())),
		}
		file := filepath.Base(m.fset.Position(function.Pos()).Filename)
		generated[function.Name()] = strings.HasSuffix(file, "_generated.go")
	}
	return calls, generated
}

// services describes every net/rpc receiver of package plugin: the methods a peer can call, by Go receiver.
func (m *Module) services(table *typeTable) (map[string][]Call, error) {
	receivers := map[string]string{
		"hooks": "hooksRPCServer", "api": "apiRPCServer", "driver": "dbRPCServer",
		"responseWriter": "httpResponseWriterRPCServer",
	}
	services := map[string][]Call{}
	for name, receiver := range receivers {
		if m.lookup(receiver) == nil {
			return nil, fmt.Errorf("receiver %s not found", receiver)
		}
		calls, generated := m.calls(receiver, table)
		services[name] = []Call{}
		for _, method := range sortedKeys(calls) {
			if (name == "hooks" || name == "api") && generated[method] {
				continue // hooks.json and api.json have them
			}
			services[name] = append(services[name], calls[method])
		}
	}
	return services, nil
}

// numberHooks gives each hook the value of its <Name>ID constant.
func (m *Module) numberHooks(hooks []*Method) error {
	for _, hook := range hooks {
		declared, ok := m.lookup(hook.Name + "ID").(*types.Const)
		if !ok {
			continue
		}
		id, exact := constant.Int64Val(declared.Val())
		if !exact {
			return fmt.Errorf("hook %s: its ID is not an integer", hook.Name)
		}
		hook.ID = &id
	}
	return nil
}

func withoutPointer(t types.Type) types.Type {
	if pointer, ok := t.(*types.Pointer); ok {
		return pointer.Elem()
	}
	return t
}
