// The Go plugin that the bench calls: does with a post what the TypeScript plugin beside it does, and asks for users in a loop.
package main

import (
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"
)

type bench struct {
	plugin.MattermostPlugin
}

func (*bench) MessageWillBePosted(_ *plugin.Context, post *model.Post) (*model.Post, string) {
	post.Message += " (seen)"
	return post, ""
}

// ExecuteCommand takes "/get-user <calls> <in flight>" and answers with the nanoseconds of each call and of all.
func (b *bench) ExecuteCommand(_ *plugin.Context, args *model.CommandArgs) (*model.CommandResponse, *model.AppError) {
	words := strings.Fields(args.Command)
	count, _ := strconv.Atoi(words[1])
	workers, _ := strconv.Atoi(words[2])
	times := make([]int64, count)
	var group sync.WaitGroup
	started := time.Now()
	for worker := range workers {
		group.Go(func() {
			for i := worker; i < count; i += workers {
				begun := time.Now()
				if _, err := b.API.GetUser("u1k7n9tq8bd1dkbsqr9s9ahemh"); err != nil {
					panic(err)
				}
				times[i] = time.Since(begun).Nanoseconds()
			}
		})
	}
	group.Wait()
	text, _ := json.Marshal(map[string]any{"times": times, "total": time.Since(started).Nanoseconds()})
	return &model.CommandResponse{Text: string(text)}, nil
}

func main() { plugin.ClientMain(&bench{}) }
