// A Go host for the bench: starts the plugin it is given as Mattermost does, and for each line on its standard input
// ("post <calls> <in flight>", "get-user <calls> <in flight>") answers with one line of JSON: the nanoseconds of each call and of all.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"net/rpc"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/go-hclog"
	goplugin "github.com/hashicorp/go-plugin"
	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"
)

type hooksPlugin struct{}

type hooksClient struct {
	client *rpc.Client
	broker *goplugin.MuxBroker
}

func (hooksPlugin) Server(*goplugin.MuxBroker) (any, error) { return nil, fmt.Errorf("this is a host") }

func (hooksPlugin) Client(b *goplugin.MuxBroker, c *rpc.Client) (any, error) {
	return &hooksClient{client: c, broker: b}, nil
}

// api answers the one method that is measured, and what a plugin asks for while it starts.
type api struct{ user *model.User }

func (a api) GetUser(_ *plugin.Z_GetUserArgs, returns *plugin.Z_GetUserReturns) error {
	returns.A = a.user
	return nil
}

func (api) LoadPluginConfiguration(_ struct{}, returns *plugin.Z_LoadPluginConfigurationArgsReturns) error {
	returns.A = []byte("{}")
	return nil
}

type driver struct{}

func (driver) Conn(_ bool, _ *string) error { return fmt.Errorf("no database here") }

type onActivateArgs struct {
	APIMuxId    uint32
	DriverMuxId uint32
}

type onActivateReturns struct{ A error }

// sample is what is sent: read from the file that the other hosts of the bench read.
type sample struct {
	Context *plugin.Context `json:"context"`
	Post    *model.Post     `json:"post"`
	User    *model.User     `json:"user"`
}

func must(what string, err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, what+":", err)
		os.Exit(1)
	}
}

func (h *hooksClient) post(s *sample) error {
	// A post of its own, since the reply is decoded into it.
	post := s.Post.Clone()
	post.Props = maps.Clone(s.Post.Props)
	// As Mattermost calls it: the reply keeps what the plugin does not send.
	returns := plugin.Z_MessageWillBePostedReturns{A: post}
	return h.client.Call("Plugin.MessageWillBePosted", &plugin.Z_MessageWillBePostedArgs{A: s.Context, B: post}, &returns)
}

func measure(count, workers int, call func() error) (string, error) {
	times := make([]int64, count)
	var group sync.WaitGroup
	var failed error
	started := time.Now()
	for worker := range workers {
		group.Go(func() {
			for i := worker; i < count; i += workers {
				begun := time.Now()
				if err := call(); err != nil {
					failed = err
				}
				times[i] = time.Since(begun).Nanoseconds()
			}
		})
	}
	group.Wait()
	text, _ := json.Marshal(map[string]any{"times": times, "total": time.Since(started).Nanoseconds()})
	return string(text), failed
}

func main() {
	var s sample
	text, err := os.ReadFile(os.Args[2])
	must("sample", err)
	must("sample", json.Unmarshal(text, &s))
	client := goplugin.NewClient(&goplugin.ClientConfig{
		HandshakeConfig: goplugin.HandshakeConfig{
			ProtocolVersion:  1,
			MagicCookieKey:   "MATTERMOST_PLUGIN",
			MagicCookieValue: "Securely message teams, anywhere.",
		},
		Plugins:    map[string]goplugin.Plugin{"hooks": hooksPlugin{}},
		Cmd:        exec.Command(os.Args[1]),
		Logger:     hclog.NewNullLogger(),
		SyncStdout: os.Stderr,
		SyncStderr: os.Stderr,
	})
	defer client.Kill()
	protocol, err := client.Client()
	must("client", err)
	raw, err := protocol.Dispense("hooks")
	must("dispense", err)
	hooks := raw.(*hooksClient)
	var implemented []string
	must("implemented", hooks.client.Call("Plugin.Implemented", struct{}{}, &implemented))
	apiID, driverID := hooks.broker.NextId(), hooks.broker.NextId()
	go hooks.broker.AcceptAndServe(apiID, api{user: s.User})
	go hooks.broker.AcceptAndServe(driverID, driver{})
	var activated onActivateReturns
	must("activate", hooks.client.Call("Plugin.OnActivate", &onActivateArgs{apiID, driverID}, &activated))
	must("activate", activated.A)
	fmt.Println("ready")

	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var what string
		var count, workers int
		_, err := fmt.Sscan(lines.Text(), &what, &count, &workers)
		must("command", err)
		if what == "post" {
			answer, err := measure(count, workers, func() error { return hooks.post(&s) })
			must("post", err)
			fmt.Println(answer)
			continue
		}
		var executed plugin.Z_ExecuteCommandReturns
		must("execute", hooks.client.Call("Plugin.ExecuteCommand", &plugin.Z_ExecuteCommandArgs{
			A: s.Context, B: &model.CommandArgs{Command: "/" + strings.TrimSpace(lines.Text())},
		}, &executed))
		if executed.B != nil {
			must("execute", executed.B)
		}
		fmt.Println(executed.A.Text)
	}
}
