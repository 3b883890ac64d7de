// Command contract describes the Go plugin contract as data: hooks, API methods, the net/rpc services behind them,
// every type they reach in gob's own field order, and the types registered with gob. It writes facts only.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

const modulePath = "github.com/mattermost/mattermost/server/public"

// Header stands at the top of types.json and says what was read.
type Header struct {
	Path          string `json:"path"`
	Version       string `json:"version"`
	ServerVersion string `json:"serverVersion"`
	GoVersion     string `json:"goVersion"`
}

func main() {
	out := flag.String("out", "", "folder that receives the JSON files")
	flag.Parse()
	if *out == "" {
		fmt.Fprintln(os.Stderr, "contract: -out <folder> is required")
		os.Exit(2)
	}
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "contract:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	module, err := loadModule()
	if err != nil {
		return err
	}
	types := newTypeTable()
	hooks, err := module.methods("Hooks", "hooksRPCServer", types)
	if err != nil {
		return err
	}
	api, err := module.methods("API", "apiRPCServer", types)
	if err != nil {
		return err
	}
	if err := module.numberHooks(hooks); err != nil {
		return err
	}
	services, err := module.services(types)
	if err != nil {
		return err
	}
	registered, err := module.registeredTypes(types)
	if err != nil {
		return err
	}
	module.reachWireStructs(types)
	if err := module.reachNamed(types); err != nil {
		return err
	}
	if err := types.describeAll(); err != nil {
		return err
	}
	types.addAliases(module.plugin.Types.Scope(), module.model.Types.Scope())
	files := map[string]any{
		"hooks.json":          hooks,
		"api.json":            api,
		"services.json":       services,
		"gob-registered.json": registered,
		"types.json":          typesFile{Module: module.header, Types: types.described},
		"constants.json":      module.constants(),
	}
	for name, value := range files {
		text, err := render(value)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if !json.Valid(text) {
			return fmt.Errorf("%s: rendered text is not JSON", name)
		}
		if err := os.WriteFile(filepath.Join(out, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

type typesFile struct {
	Module Header                `json:"module"`
	Types  map[string]*TypeEntry `json:"types"`
}
