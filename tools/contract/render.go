package main

import (
	"bytes"
	"encoding/json"
	"sort"
)

// render writes JSON that reads well in a diff: objects spread over lines down to the level where they are short.
func render(value any) ([]byte, error) {
	compact, err := marshal(value)
	if err != nil {
		return nil, err
	}
	var generic any
	decoder := json.NewDecoder(bytes.NewReader(compact))
	decoder.UseNumber()
	if err := decoder.Decode(&generic); err != nil {
		return nil, err
	}
	out := &bytes.Buffer{}
	if err := spread(out, compact, ""); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

func marshal(value any) ([]byte, error) {
	out := &bytes.Buffer{}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(out.Bytes()), nil
}

const lineWidth = 160

func spread(out *bytes.Buffer, raw json.RawMessage, indent string) error {
	raw = bytes.TrimSpace(raw)
	if len(indent)+len(raw) <= lineWidth && len(indent) >= 2 || (raw[0] != '{' && raw[0] != '[') {
		out.Write(raw)
		return nil
	}
	inner := indent + "  "
	if raw[0] == '[' {
		var items []json.RawMessage
		if err := json.Unmarshal(raw, &items); err != nil {
			return err
		}
		out.WriteString("[")
		for i, item := range items {
			separate(out, i, inner)
			if err := spread(out, item, inner); err != nil {
				return err
			}
		}
		out.WriteString("\n" + indent + "]")
		return nil
	}
	keys, values, err := members(raw)
	if err != nil {
		return err
	}
	out.WriteString("{")
	for i, key := range keys {
		separate(out, i, inner)
		name, _ := marshal(key)
		out.Write(name)
		out.WriteString(": ")
		if err := spread(out, values[key], inner); err != nil {
			return err
		}
	}
	out.WriteString("\n" + indent + "}")
	return nil
}

func separate(out *bytes.Buffer, index int, indent string) {
	if index > 0 {
		out.WriteByte(',')
	}
	out.WriteString("\n" + indent)
}

// members keeps the order in which a struct's keys were written; Go writes map keys sorted.
func members(raw json.RawMessage) ([]string, map[string]json.RawMessage, error) {
	values := map[string]json.RawMessage{}
	if err := json.Unmarshal(raw, &values); err != nil {
		return nil, nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	if _, err := decoder.Token(); err != nil {
		return nil, nil, err
	}
	var keys []string
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, token.(string))
		var skipped json.RawMessage
		if err := decoder.Decode(&skipped); err != nil {
			return nil, nil, err
		}
	}
	if len(keys) != len(values) {
		sort.Strings(keys)
	}
	return keys, values, nil
}
