package auth

import "context"

// Visit is one request: who makes it, from where, and what the log will tell of it.
type Visit struct {
	Who    *Identity // nil: nobody has said who they are
	From   string
	Secure bool // it came by TLS
	Act    Act
}

type visitKey struct{}

// With puts a visit on a context.
func With(ctx context.Context, v *Visit) context.Context {
	return context.WithValue(ctx, visitKey{}, v)
}

// Of is the visit on a context; an empty one where there are no accounts.
func Of(ctx context.Context) *Visit {
	if v, ok := ctx.Value(visitKey{}).(*Visit); ok {
		return v
	}
	return &Visit{}
}

// Name is the account that asks; "" where there are no accounts.
func Name(ctx context.Context) string {
	if w := Of(ctx).Who; w != nil {
		return w.Name
	}
	return ""
}
