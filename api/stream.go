package api

import (
	"context"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"rapporteur/query"
)

// arrival is a report that arrived.
type arrival struct {
	head
	Seq int64 `json:"seq"`
}

// every is how often the archive is looked at for what is new, and atOnce how much is told of it then.
const (
	every  = time.Second
	atOnce = 100
)

// stream tells of reports as they arrive (Server-Sent Events). It begins behind Last-Event-ID, else with what is new.
func (a *API) stream(h huma.API) {
	op := operation("stream", "/v1/stream", "archive", "Reports as they arrive (SSE; Last-Event-ID goes on)")
	sse.Register(h, op, map[string]any{"report": arrival{}}, func(ctx context.Context, in *struct {
		Last int64 `header:"Last-Event-ID"`
	}, send sse.Sender) {
		last := in.Last
		if last == 0 {
			if newest, err := a.desk.Store.Newest(ctx, query.Query{}, 0, 1); err == nil && len(newest) > 0 {
				last = newest[0].Seq
			}
		}
		for tick := time.NewTicker(every); ; {
			list, err := a.desk.Store.Newest(ctx, query.Query{}, 0, atOnce)
			if err != nil {
				return
			}
			slices.Reverse(list)
			for i := range list {
				if r := &list[i]; r.Seq > last {
					last = r.Seq
					if send(sse.Message{ID: int(r.Seq), Data: arrival{headOf(r), r.Seq}}) != nil {
						return
					}
				}
			}
			select {
			case <-ctx.Done():
				tick.Stop()
				return
			case <-tick.C:
			}
		}
	})
}
