"""Prints phase transitions and hazard closures until stopped; with the argument "doctor", checks connection and rights."""

import base64
import json
import os
import signal
import sys
from collections import OrderedDict
from pathlib import Path
from time import monotonic

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, TopicPartition
from confluent_kafka.admin import TopicMetadata

from fire_events import CloudEvent, Invalid, Schemas, Unreadable, decode

TOPICS = ["fc.pub.campaigns.phase.v1", "fc.pub.inspections.hazard.v1"]
REMEMBERED = 100_000


def consume() -> None:
    schemas = Schemas(Path(os.environ.get("FC_SCHEMAS") or Path(__file__).parent / "../../events/schemas"))
    dead_letters = Path(os.environ.get("FC_DEAD_LETTERS") or "dead-letters.ndjson")
    seen: "OrderedDict[str, None]" = OrderedDict()
    counts = {"handled": 0, "duplicates": 0, "skipped": 0, "dead letters": 0}
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    consumer = Consumer(settings())
    consumer.subscribe(TOPICS)
    try:
        while not stopping:
            messages = consumer.consume(num_messages=500, timeout=0.5)
            for message in messages:
                if message.error() is not None:
                    raise KafkaException(message.error())
                try:
                    event = decode(message.key(), message.value(), headers(message))
                    if not schemas.knows(event):  # publishers may add types, and send a new version beside the old one
                        print(f"skipped fc.{event.name}", file=sys.stderr)
                        counts["skipped"] += 1
                        continue
                    schemas.validate(event)
                except (Unreadable, Invalid) as error:
                    keep(dead_letters, message, str(error))
                    counts["dead letters"] += 1
                    continue
                if event.id in seen:
                    counts["duplicates"] += 1
                    continue
                handle(event)
                seen[event.id] = None
                if len(seen) > REMEMBERED:
                    seen.popitem(last=False)
                counts["handled"] += 1
            if messages:
                consumer.commit(asynchronous=False)  # after the effects: a crash repeats the last ones
    finally:
        consumer.close()
        print(", ".join(f"{name} {count}" for name, count in counts.items()), file=sys.stderr)


def handle(event: CloudEvent) -> None:
    if event.type == "campaigns.phase.transitioned":
        detail = f"{event.data['phase']} {event.data['from']} -> {event.data['to']}"
    elif event.type == "inspections.hazard.closed":
        detail = f"closed {event.data['closedOn']}, due {event.data['dueOn']}"
    else:
        return
    print(event.time, event.regionCode, event.type, event.key, detail, flush=True)


def keep(file: Path, message: Message, reason: str) -> None:
    key, value = message.key(), message.value()
    letter = {
        "topic": message.topic(),
        "partition": message.partition(),
        "offset": message.offset(),
        "reason": reason,
        "key": None if key is None else key.decode("utf-8", "replace"),
        "value": None if value is None else base64.b64encode(value).decode("ascii"),
    }
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps(letter, ensure_ascii=False) + "\n")


def headers(message: Message) -> "dict[str, str]":
    return {name: value.decode("utf-8", "replace") for name, value in message.headers() or [] if value is not None}


def doctor() -> bool:
    """Prints each finding in Chinese and English; tells whether all is well."""
    refusals: "list[KafkaError]" = []
    consumer = Consumer({**settings(), "error_cb": refusals.append, "log_level": 0})
    try:
        partitions = []
        for topic in TOPICS:
            found = metadata(consumer, topic, refusals)
            if found.error is not None:
                raise KafkaException(found.error)
            print(f"✓ 可读主题 {topic} · may read it, {len(found.partitions)} partitions")
            partitions += [TopicPartition(topic, number, OFFSET_BEGINNING) for number in found.partitions]
        for committed in consumer.committed(partitions, timeout=30):
            if committed.error is not None:
                raise KafkaException(committed.error)
        print(f"✓ 消费组 {required('FC_KAFKA_GROUP')} 可用 · the group may be used")
        consumer.assign(partitions)
        message = consumer.poll(30)
        if message is None:
            print("✓ 所有主题目前没有记录 · the topics hold no record yet")
            return True
        if message.error() is not None:
            raise KafkaException(message.error())
        event = decode(message.key(), message.value(), headers(message))
        print(f"✓ 已读取一条记录 · read one record: fc.{event.name} {event.key}")
        return True
    except KafkaException as error:
        reasons = "; ".join(dict.fromkeys(each.str() for each in [error.args[0], *refusals]))
        print(f"✗ 请核对地址、用户名、密码、CA 证书、主题权限和消费组前缀 · check address, sign-in, CA, rights on the topics, prefix of the group: {reasons}")
    except Unreadable as error:
        print(f"✗ 读到的记录不是平台事件 · the record is no event: {error}")
    finally:
        consumer.close()
    return False


def metadata(consumer: Consumer, topic: str, refusals: "list[KafkaError]") -> TopicMetadata:
    """Tries for 30 seconds, unless the sign-in is refused, which only the callback of errors is told."""
    until = monotonic() + 30
    while True:
        try:
            return consumer.list_topics(topic, timeout=2).topics[topic]
        except KafkaException:
            consumer.poll(0)
            if monotonic() > until or any(refusal.code() == KafkaError._AUTHENTICATION for refusal in refusals):
                raise


def settings() -> "dict[str, object]":
    username = os.environ.get("FC_KAFKA_SASL_USERNAME")
    ca = os.environ.get("FC_KAFKA_TLS_CA")
    tls = bool(ca) or os.environ.get("FC_KAFKA_TLS") == "true"
    found: "dict[str, object]" = {
        "bootstrap.servers": required("FC_KAFKA_BROKERS"),
        "group.id": required("FC_KAFKA_GROUP"),
        "enable.auto.commit": False,
        "auto.offset.reset": "earliest",
        "allow.auto.create.topics": False,
        "security.protocol": ("SASL_" if username else "") + ("SSL" if tls else "PLAINTEXT"),
    }
    if username:
        found["sasl.mechanism"] = (os.environ.get("FC_KAFKA_SASL_MECHANISM") or "scram-sha-512").upper()
        found["sasl.username"] = username
        found["sasl.password"] = os.environ.get("FC_KAFKA_SASL_PASSWORD", "")
    if ca:
        found["ssl.ca.location"] = ca
    return found


def required(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        sys.exit(f"缺少环境变量 {name} · {name} is missing")
    return value


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if sys.argv[1:] == ["doctor"]:
        sys.exit(0 if doctor() else 1)
    consume()
