package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// CloudEvent is an event of the platform. The same event may arrive more than once, always with the same ID; events of one key
// arrive in the order in which they happened.
type CloudEvent struct {
	ID         string `json:"id"`
	Type       string `json:"type"` // <service>.<noun>.<past participle>, without the prefix "fc." and the version of ce_type
	Version    int    `json:"version"`
	Source     string `json:"source"` // publisher, without urn:fire-campaign:
	Key        string `json:"key"`
	Time       string `json:"time"`       // moment of the change, RFC 3339, UTC
	RegionCode string `json:"regionCode"` // administrative division: 2, 4, 6, 9 or 12 digits
	Sequence   int64  `json:"sequence"`
	Data       any    `json:"data"`
}

var (
	// ErrUnreadable: the record is not an event of the platform.
	ErrUnreadable = errors.New("unreadable record")
	// ErrInvalid: the data does not fit the schema of its type, or the type or version is unknown.
	ErrInvalid = errors.New("invalid event")

	specForm     = regexp.MustCompile(`^1\.0$`)
	typeForm     = regexp.MustCompile(`^fc\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.v([1-9]\d{0,3})$`)
	sourceForm   = regexp.MustCompile(`^urn:fire-campaign:([a-z0-9:-]+)$`)
	idForm       = regexp.MustCompile(`^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	timeForm     = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$`)
	regionForm   = regexp.MustCompile(`^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$`)
	sequenceForm = regexp.MustCompile(`^\d{1,15}$`)
)

// Decode reads binary mode (attributes in ce_ headers) and structured mode (application/cloudevents+json); nil stands for absent.
// Errors wrap ErrUnreadable.
func Decode(key, value []byte, headers map[string]string) (*CloudEvent, error) {
	refuse := func(format string, arguments ...any) (*CloudEvent, error) {
		return nil, fmt.Errorf("%w: %s", ErrUnreadable, fmt.Sprintf(format, arguments...))
	}
	if value == nil {
		return refuse("the record has no value")
	}
	if !utf8.Valid(value) {
		return refuse("the value is not JSON in UTF-8")
	}
	body, err := jsonschema.UnmarshalJSON(bytes.NewReader(value))
	if err != nil {
		return refuse("the value is not JSON in UTF-8: %v", err)
	}
	var attributes map[string]any
	if strings.HasPrefix(headers["content-type"], "application/cloudevents") {
		var ok bool
		if attributes, ok = body.(map[string]any); !ok {
			return refuse("the structured event is not a JSON object")
		}
	}
	attribute := func(name string) (string, bool) {
		if attributes == nil {
			found, ok := headers["ce_"+name]
			return found, ok
		}
		switch found := attributes[name].(type) {
		case string:
			return found, true
		case json.Number:
			return found.String(), true
		default:
			return "", false
		}
	}
	var problem string
	required := func(name string, form *regexp.Regexp) []string {
		found, ok := attribute(name)
		if problem != "" {
			return make([]string, 3)
		}
		if !ok {
			problem = fmt.Sprintf("the attribute %s is missing", name)
			return make([]string, 3)
		}
		match := form.FindStringSubmatch(found)
		if match == nil {
			problem = fmt.Sprintf("the attribute %s is malformed: %.100s", name, found)
			return make([]string, 3)
		}
		return match
	}

	required("specversion", specForm)
	kind := required("type", typeForm)
	eventKey := string(key)
	if eventKey == "" {
		if eventKey, _ = attribute("subject"); eventKey == "" && problem == "" {
			problem = "the record has neither a key nor a subject"
		}
	}
	moment := required("time", timeForm)[0]
	if _, err := time.Parse(time.RFC3339Nano, moment); err != nil && problem == "" {
		problem = "the attribute time is malformed: " + moment
	}
	data, ok := body, true
	if attributes != nil {
		data, ok = attributes["data"]
	}
	if !ok && problem == "" {
		problem = "the structured event has no data"
	}
	event := &CloudEvent{
		ID:         strings.ToLower(required("id", idForm)[0]),
		Type:       kind[1],
		Source:     required("source", sourceForm)[1],
		Key:        eventKey,
		Time:       moment,
		RegionCode: required("regioncode", regionForm)[0],
		Data:       data,
	}
	sequence := required("sequence", sequenceForm)[0]
	if problem != "" {
		return refuse("%s", problem)
	}
	event.Version, _ = strconv.Atoi(kind[2])               // four digits at most
	event.Sequence, _ = strconv.ParseInt(sequence, 10, 64) // fifteen digits at most
	return event, nil
}

// Name is type and version, e.g. inspections.hazard.closed.v1.
func (event *CloudEvent) Name() string {
	return fmt.Sprintf("%s.v%d", event.Type, event.Version)
}

// Schemas are the published ones, by "<type>.v<version>".
type Schemas map[string]*jsonschema.Schema

// LoadSchemas reads <type>.v<version>.json of one folder.
func LoadSchemas(folder string) (Schemas, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no schemas in %s", folder)
	}
	schemas := Schemas{}
	for _, path := range files {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		document, err := jsonschema.UnmarshalJSON(file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource("event.json", document); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if schemas[strings.TrimSuffix(filepath.Base(path), ".json")], err = compiler.Compile("event.json"); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return schemas, nil
}

// Knows tells whether the event's type is known in this version.
func (schemas Schemas) Knows(event *CloudEvent) bool {
	_, ok := schemas[event.Name()]
	return ok
}

// Validate returns an error that wraps ErrInvalid, or nil.
func (schemas Schemas) Validate(event *CloudEvent) error {
	schema, ok := schemas[event.Name()]
	if !ok {
		return fmt.Errorf("%w: unknown type or version: fc.%s", ErrInvalid, event.Name())
	}
	if err := schema.Validate(event.Data); err != nil {
		return fmt.Errorf("%w: the data does not fit fc.%s: %v", ErrInvalid, event.Name(), err)
	}
	return nil
}
