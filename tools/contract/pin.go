//go:build pin

package main

// Keeps the described module, with every module it needs, in go.mod and go.sum.
import _ "github.com/mattermost/mattermost/server/public/plugin"
