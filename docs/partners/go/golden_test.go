package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The golden events of the published contract: what every consumer must read, and what it must refuse.
func TestGoldenEvents(t *testing.T) {
	folder := cmp.Or(os.Getenv("FC_SCHEMAS"), "../../events/schemas")
	schemas, err := LoadSchemas(folder)
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "../golden/*.json"))
	if len(files) == 0 {
		t.Fatal("no golden events")
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var examples []struct {
			Name   string
			Record struct {
				Key, Value *string
				Headers    map[string]string
			}
			Expect json.RawMessage
		}
		if err := json.Unmarshal(content, &examples); err != nil {
			t.Fatal(err)
		}
		for _, example := range examples {
			t.Run(example.Name, func(t *testing.T) {
				var refusal struct{ Unreadable, Invalid string }
				if err := json.Unmarshal(example.Expect, &refusal); err != nil {
					t.Fatal(err)
				}
				event, err := Decode(bytesOf(example.Record.Key), bytesOf(example.Record.Value), example.Record.Headers)
				if err == nil {
					err = schemas.Validate(event)
				}
				switch {
				case refusal.Unreadable != "":
					expectRefusal(t, err, ErrUnreadable, refusal.Unreadable)
				case refusal.Invalid != "":
					expectRefusal(t, err, ErrInvalid, refusal.Invalid)
				case err != nil:
					t.Fatal(err)
				default:
					text, _ := json.Marshal(event)
					if got, want := parse(t, text), parse(t, example.Expect); !reflect.DeepEqual(got, want) {
						t.Fatalf("read %v, want %v", got, want)
					}
				}
			})
		}
	}
}

func expectRefusal(t *testing.T, err, kind error, part string) {
	t.Helper()
	if !errors.Is(err, kind) || !strings.Contains(err.Error(), part) {
		t.Fatalf("got %v, want %v with %q", err, kind, part)
	}
}

func parse(t *testing.T, text []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func bytesOf(text *string) []byte {
	if text == nil {
		return nil
	}
	return []byte(*text)
}
