// Writes the facts that core takes from Mattermost's public Go module: the default configuration, who may read and
// write which setting, which settings are secrets, the default roles, and every permission with its scope.
// Run it again after moving to a newer module: `go run . ../src/facts`
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"
)

// settings is what is known of the fields of the configuration, beside their defaults.
type settings struct {
	// Areas of the System Console that show a field: sysconsole_read_<area> and sysconsole_write_<area>.
	Access map[string][]string `json:"access"`
	// Fields that are masked before anyone may read them.
	Secrets []string `json:"secrets"`
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(folder, name string, value any) {
	file, err := os.Create(filepath.Join(folder, name))
	fail(err)
	encoder := json.NewEncoder(file)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	fail(encoder.Encode(value))
	fail(file.Close())
}

func defaults() map[string]any {
	config := &model.Config{}
	config.SetDefaults()
	bytes, err := json.Marshal(config)
	fail(err)
	result := map[string]any{}
	fail(json.Unmarshal(bytes, &result))
	return result
}

// walk visits every field of the configuration, the fields of its structs included.
func walk(value reflect.Value, path string, visit func(path string, field reflect.StructField, value reflect.Value)) {
	for i := 0; i < value.NumField(); i++ {
		field := value.Type().Field(i)
		if !field.IsExported() || field.Tag.Get("json") == "-" {
			continue
		}
		name := strings.Split(field.Tag.Get("json"), ",")[0]
		if name == "" {
			name = field.Name
		}
		at := strings.TrimPrefix(path+"."+name, ".")
		inner := value.Field(i)
		if field.Anonymous {
			at = path
		} else {
			visit(at, field, inner)
		}
		for inner.Kind() == reflect.Pointer && !inner.IsNil() {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			walk(inner, at, visit)
		}
	}
}

func knownSettings() settings {
	config := &model.Config{}
	config.SetDefaults()
	root := reflect.ValueOf(config).Elem()
	walk(root, "", func(_ string, field reflect.StructField, value reflect.Value) {
		probe := "probe"
		switch {
		case field.Type == reflect.TypeFor[*string]():
			value.Set(reflect.ValueOf(&probe))
		case field.Type == reflect.TypeFor[[]string]():
			value.Set(reflect.ValueOf([]string{probe}))
		}
	})
	config.Sanitize(nil, nil)
	result := settings{Access: map[string][]string{}, Secrets: []string{}}
	walk(root, "", func(path string, field reflect.StructField, value reflect.Value) {
		areas := []string{}
		for _, tag := range strings.Split(field.Tag.Get("access"), ",") {
			if tag = strings.TrimSpace(tag); tag != "" {
				areas = append(areas, tag)
			}
		}
		if len(areas) > 0 {
			result.Access[path] = areas
		}
		switch typed := value.Interface().(type) {
		case *string:
			if typed != nil && *typed == model.FakeSetting {
				result.Secrets = append(result.Secrets, path)
			}
		case []string:
			if len(typed) > 0 && typed[0] == model.FakeSetting {
				result.Secrets = append(result.Secrets, path)
			}
		}
	})
	sort.Strings(result.Secrets)
	return result
}

func main() {
	folder := os.Args[1]
	write(folder, "config-defaults.json", defaults())
	write(folder, "config-settings.json", knownSettings())

	roles := map[string]any{}
	for name, role := range model.MakeDefaultRoles() {
		roles[name] = map[string]any{"permissions": role.Permissions, "schemeManaged": role.SchemeManaged}
	}
	write(folder, "roles.json", roles)

	permissions := map[string]string{}
	for _, permission := range model.AllPermissions {
		permissions[permission.Id] = permission.Scope
	}
	write(folder, "permissions.json", permissions)
}
