package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// What a password costs to try: a tenth of a second and 64 MB (RFC 9106, the choice for machines with little memory, on
// one thread).
const (
	passes   = 3
	memoryKB = 64 << 10
	saltLen  = 16
	hashLen  = 32
)

// Bounds of a password. Length is what makes it hard to guess; which signs it has is left to people.
const (
	ShortestPassword = 12
	longestPassword  = 1024
)

// trying keeps the memory that logins take within bounds.
var trying = make(chan struct{}, 2)

func checkPassword(name, password string) error {
	switch {
	case len([]rune(password)) < ShortestPassword:
		return fmt.Errorf("%w: a password has %d characters or more", ErrWrong, ShortestPassword)
	case len(password) > longestPassword:
		return fmt.Errorf("%w: a password has %d bytes at most", ErrWrong, longestPassword)
	case strings.Count(strings.ToLower(password), strings.ToLower(name))*len(name) == len(password):
		return fmt.Errorf("%w: the password is the name", ErrWrong)
	}
	return nil
}

// hashPassword is a password as it is kept, in the form that argon2's own program prints.
func hashPassword(password string) string {
	salt := make([]byte, saltLen)
	rand.Read(salt) // never fails
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=1$%s$%s", argon2.Version, memoryKB, passes, plain64(salt), plain64(derive(password, salt, passes, memoryKB, hashLen)))
}

func plain64(b []byte) string { return base64.RawStdEncoding.EncodeToString(b) }

func derive(password string, salt []byte, t, m, n uint32) []byte {
	trying <- struct{}{}
	defer func() { <-trying }()
	return argon2.IDKey([]byte(password), salt, t, m, 1, n)
}

// nobody is tried when there is no such account, so that the time an answer takes does not tell whether there is one.
const nobody = "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// matches tells whether a password is the one that is kept.
func matches(kept, password string) bool {
	real := kept != ""
	if !real {
		kept = nobody
	}
	part := strings.Split(kept, "$")
	if len(part) != 6 || part[1] != "argon2id" {
		return false
	}
	var t, m uint32
	if _, err := fmt.Sscanf(part[3], "m=%d,t=%d,p=1", &m, &t); err != nil || t < 1 || t > 100 || m > 1<<21 {
		return false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(part[4])
	want, err2 := base64.RawStdEncoding.DecodeString(part[5])
	if err1 != nil || err2 != nil || len(want) < 16 {
		return false
	}
	got := derive(password, salt, t, m, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1 && real
}
