// Prints phase transitions and hazard closures until stopped; with the argument "doctor", checks connection and rights.
package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/scram"
)

var topics = []string{"fc.pub.campaigns.phase.v1", "fc.pub.inspections.hazard.v1"}

const remembered = 100_000

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	work := consume
	if len(os.Args) > 1 && os.Args[1] == "doctor" {
		work = doctor
	}
	if err := work(ctx); err != nil {
		fmt.Println("✗", err)
		os.Exit(1)
	}
}

func consume(ctx context.Context) error {
	schemas, err := LoadSchemas(cmp.Or(os.Getenv("FC_SCHEMAS"), "../../events/schemas"))
	if err != nil {
		return err
	}
	options, err := connection()
	if err != nil {
		return err
	}
	client, err := kgo.NewClient(append(options,
		kgo.ConsumerGroup(os.Getenv("FC_KAFKA_GROUP")),
		kgo.ConsumeTopics(topics...),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
		kgo.DisableAutoCommit(),
		kgo.BlockRebalanceOnPoll(), // no other member gets a partition while its records are handled here
	)...)
	if err != nil {
		return err
	}
	defer client.CloseAllowingRebalance()

	seen := lastIDs{ids: map[string]struct{}{}}
	var handled, duplicates, skipped, dead int
	for ctx.Err() == nil {
		fetches := client.PollRecords(ctx, 500)
		for _, failure := range fetches.Errors() {
			if ctx.Err() == nil {
				return fmt.Errorf("%s: %w", failure.Topic, failure.Err)
			}
		}
		for _, record := range fetches.Records() {
			event, err := Decode(record.Key, record.Value, headersOf(record))
			if err == nil && !schemas.Knows(event) { // publishers may add types, and send a new version beside the old one
				fmt.Fprintln(os.Stderr, "skipped fc."+event.Name())
				skipped++
				continue
			}
			if err == nil {
				err = schemas.Validate(event)
			}
			if err != nil {
				if err := keep(record, err); err != nil {
					return err
				}
				dead++
				continue
			}
			if !seen.add(event.ID) {
				duplicates++
				continue
			}
			handle(event)
			handled++
		}
		// After the effects: a crash repeats the last ones. A stop does not cut it short.
		if err := client.CommitRecords(context.WithoutCancel(ctx), fetches.Records()...); err != nil {
			return err
		}
		client.AllowRebalance()
	}
	fmt.Fprintf(os.Stderr, "handled %d, duplicates %d, skipped %d, dead letters %d\n", handled, duplicates, skipped, dead)
	return nil
}

func handle(event *CloudEvent) {
	data := event.Data.(map[string]any)
	var detail string
	switch event.Type {
	case "campaigns.phase.transitioned":
		detail = fmt.Sprintf("%v %v -> %v", data["phase"], data["from"], data["to"])
	case "inspections.hazard.closed":
		detail = fmt.Sprintf("closed %v, due %v", data["closedOn"], data["dueOn"])
	default:
		return
	}
	fmt.Println(event.Time, event.RegionCode, event.Type, event.Key, detail)
}

// keep adds the record to the dead letters, one JSON object a line, the value in Base64.
func keep(record *kgo.Record, reason error) error {
	line, err := json.Marshal(map[string]any{
		"topic": record.Topic, "partition": record.Partition, "offset": record.Offset,
		"reason": reason.Error(), "key": string(record.Key), "value": record.Value,
	})
	if err != nil {
		return err
	}
	file, err := os.OpenFile(cmp.Or(os.Getenv("FC_DEAD_LETTERS"), "dead-letters.ndjson"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(append(line, '\n'))
	return errors.Join(err, file.Close())
}

func headersOf(record *kgo.Record) map[string]string {
	headers := make(map[string]string, len(record.Headers))
	for _, header := range record.Headers {
		headers[header.Key] = string(header.Value)
	}
	return headers
}

// lastIDs remembers the last ids it was given.
type lastIDs struct {
	ids   map[string]struct{}
	order []string
}

// add tells whether the id is new.
func (last *lastIDs) add(id string) bool {
	if _, ok := last.ids[id]; ok {
		return false
	}
	last.ids[id] = struct{}{}
	last.order = append(last.order, id)
	if len(last.order) > remembered {
		delete(last.ids, last.order[0])
		last.order = last.order[1:]
	}
	return true
}

// doctor prints each finding in Chinese and English.
func doctor(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	options, err := connection()
	if err != nil {
		return err
	}
	client, err := kgo.NewClient(append(options, kgo.ConsumeTopics(topics...), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))...)
	if err != nil {
		return err
	}
	defer client.Close()
	if err := client.Ping(ctx); err != nil {
		return fmt.Errorf("请核对地址、用户名、密码和 CA 证书 · check address, user name, password and CA: %w", err)
	}
	admin := kadm.NewClient(client)
	found, err := admin.ListTopics(ctx, topics...)
	if err != nil {
		return err
	}
	for _, topic := range topics {
		if err := found[topic].Err; err != nil {
			return fmt.Errorf("主题 %s 不存在或无权读取,请联系平台管理员 · missing or not permitted, ask the operator: %w", topic, err)
		}
		fmt.Printf("✓ 可读主题 %s · may read it, %d partitions\n", topic, len(found[topic].Partitions))
	}
	group := os.Getenv("FC_KAFKA_GROUP")
	if _, err := admin.FetchOffsets(ctx, group); err != nil {
		return fmt.Errorf("消费组 %s 不可用,请核对前缀 · the group may not be used, check its prefix: %w", group, err)
	}
	fmt.Printf("✓ 消费组 %s 可用 · the group may be used\n", group)
	reading, enough := context.WithTimeout(ctx, 10*time.Second)
	defer enough()
	records := client.PollRecords(reading, 1).Records()
	if len(records) == 0 {
		fmt.Println("✓ 所有主题目前没有记录 · the topics hold no record yet")
		return nil
	}
	event, err := Decode(records[0].Key, records[0].Value, headersOf(records[0]))
	if err != nil {
		return fmt.Errorf("读到的记录不是平台事件 · the record is no event: %w", err)
	}
	fmt.Printf("✓ 已读取一条记录 · read one record: fc.%s %s\n", event.Name(), event.Key)
	return nil
}

// connection is what the environment says of brokers, sign-in and encryption.
func connection() ([]kgo.Opt, error) {
	for _, name := range []string{"FC_KAFKA_BROKERS", "FC_KAFKA_GROUP"} {
		if os.Getenv(name) == "" {
			return nil, fmt.Errorf("缺少环境变量 %s · %s is missing", name, name)
		}
	}
	options := []kgo.Opt{kgo.SeedBrokers(strings.Split(os.Getenv("FC_KAFKA_BROKERS"), ",")...)}
	if username := os.Getenv("FC_KAFKA_SASL_USERNAME"); username != "" {
		auth := scram.Auth{User: username, Pass: os.Getenv("FC_KAFKA_SASL_PASSWORD")}
		mechanism := auth.AsSha512Mechanism()
		if os.Getenv("FC_KAFKA_SASL_MECHANISM") == "scram-sha-256" {
			mechanism = auth.AsSha256Mechanism()
		}
		options = append(options, kgo.SASL(mechanism))
	}
	if path := os.Getenv("FC_KAFKA_TLS_CA"); path != "" {
		pem, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		authorities := x509.NewCertPool()
		if !authorities.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("%s 不含 PEM 证书 · holds no PEM certificate", path)
		}
		options = append(options, kgo.DialTLSConfig(&tls.Config{RootCAs: authorities}))
	} else if os.Getenv("FC_KAFKA_TLS") == "true" {
		options = append(options, kgo.DialTLSConfig(&tls.Config{}))
	}
	return options, nil
}
