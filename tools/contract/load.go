package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// Module is the described Go module: its two packages with syntax, everything else as export data.
type Module struct {
	header Header
	fset   *token.FileSet
	plugin *packages.Package
	model  *packages.Package
}

func loadModule() (*Module, error) {
	fset := token.NewFileSet()
	config := &packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedTypes |
			packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedModule | packages.NeedExportFile,
		Fset: fset,
		Env:  append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=-mod=readonly"),
	}
	loaded, err := packages.Load(config, modulePath+"/plugin", modulePath+"/model")
	if err != nil {
		return nil, err
	}
	module := &Module{fset: fset}
	for _, loadedPackage := range loaded {
		for _, problem := range loadedPackage.Errors {
			return nil, fmt.Errorf("%s: %w", loadedPackage.PkgPath, problem)
		}
		switch loadedPackage.Name {
		case "plugin":
			module.plugin = loadedPackage
		case "model":
			module.model = loadedPackage
		}
	}
	if module.plugin == nil || module.model == nil {
		return nil, errors.New("packages plugin and model were not both found")
	}
	serverVersion, err := module.serverVersion()
	if err != nil {
		return nil, err
	}
	release := strings.Join(strings.SplitN(runtime.Version(), ".", 3)[:2], ".")
	module.header = Header{
		Path:          modulePath,
		Version:       module.plugin.Module.Version,
		ServerVersion: serverVersion,
		GoVersion:     release,
	}
	return module, nil
}

// serverVersion is the first entry of model's list of releases, which is kept newest first.
func (m *Module) serverVersion() (string, error) {
	for _, file := range m.model.Syntax {
		for _, declaration := range file.Decls {
			general, ok := declaration.(*ast.GenDecl)
			if !ok || general.Tok != token.VAR {
				continue
			}
			for _, spec := range general.Specs {
				value := spec.(*ast.ValueSpec)
				if value.Names[0].Name != "versions" || len(value.Values) != 1 {
					continue
				}
				list, ok := value.Values[0].(*ast.CompositeLit)
				if !ok || len(list.Elts) == 0 {
					continue
				}
				return constant.StringVal(m.model.TypesInfo.Types[list.Elts[0]].Value), nil
			}
		}
	}
	return "", errors.New("model has no list of versions")
}

var (
	minimumVersion = regexp.MustCompile(`(?i)minimum server version:\s*v?([0-9]+(?:\.[0-9]+)*)`)
	tagLine        = regexp.MustCompile(`(?m)^\s*@tag\s+(\S.*?)\s*$`)
)

// withoutLeadingZeros writes 11.00 as 11.0, so that versions compare as text where they are equal.
func withoutLeadingZeros(version string) string {
	parts := strings.Split(version, ".")
	for i, part := range parts {
		if number, err := strconv.Atoi(part); err == nil {
			parts[i] = strconv.Itoa(number)
		}
	}
	return strings.Join(parts, ".")
}

// docFacts reads the two machine-readable facts of a method's comment.
func docFacts(doc *ast.CommentGroup) (minVersion string, tags []string) {
	if doc == nil {
		return "", nil
	}
	text := doc.Text()
	if found := minimumVersion.FindStringSubmatch(text); found != nil {
		minVersion = withoutLeadingZeros(found[1])
	}
	for _, found := range tagLine.FindAllStringSubmatch(text, -1) {
		tags = append(tags, found[1])
	}
	return minVersion, tags
}

// interfaceDocs maps each method of an interface of package plugin to its comment, in source order.
func (m *Module) interfaceDocs(name string) ([]string, map[string]*ast.CommentGroup, error) {
	for _, file := range m.plugin.Syntax {
		object := file.Scope.Lookup(name)
		if object == nil {
			continue
		}
		spec, ok := object.Decl.(*ast.TypeSpec)
		if !ok {
			continue
		}
		declared, ok := spec.Type.(*ast.InterfaceType)
		if !ok {
			continue
		}
		var order []string
		docs := map[string]*ast.CommentGroup{}
		for _, method := range declared.Methods.List {
			if len(method.Names) != 1 {
				return nil, nil, fmt.Errorf("interface %s embeds another; teach the tool to follow it", name)
			}
			order = append(order, method.Names[0].Name)
			docs[method.Names[0].Name] = method.Doc
		}
		return order, docs, nil
	}
	return nil, nil, fmt.Errorf("interface %s not found", name)
}

func (m *Module) lookup(name string) types.Object { return m.plugin.Types.Scope().Lookup(name) }
