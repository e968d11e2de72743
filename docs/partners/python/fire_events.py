"""Events of the Fire Campaign Platform: reading a Kafka record as a CloudEvent, and checking it against the published schemas."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Mapping, Optional

from jsonschema import Draft202012Validator

TYPE = re.compile(r"fc\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.v([1-9][0-9]{0,3})")
SOURCE = re.compile(r"urn:fire-campaign:([a-z0-9:-]+)")
ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})")
REGION = re.compile(r"[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}")
SEQUENCE = re.compile(r"[0-9]{1,15}")


class Unreadable(Exception):
    """The record is not an event of the platform; the message says why."""


class Invalid(Exception):
    """The data does not fit the schema of its type, or the type or version is unknown; the message says which."""


@dataclass(frozen=True)
class CloudEvent:
    """The same event may arrive more than once, always with the same id; events of one key arrive in the order they happened."""

    id: str
    type: str  # <service>.<noun>.<past participle>, without the prefix "fc." and the version of ce_type
    version: int
    source: str  # publisher, without urn:fire-campaign:
    key: str
    time: str  # moment of the change, RFC 3339, UTC
    regionCode: str  # administrative division: 2, 4, 6, 9 or 12 digits
    sequence: int
    data: Any

    @property
    def name(self) -> str:
        """Type and version, e.g. inspections.hazard.closed.v1."""
        return f"{self.type}.v{self.version}"


def decode(key: Optional[bytes], value: Optional[bytes], headers: Mapping[str, str]) -> CloudEvent:
    """Reads binary mode (attributes in ce_ headers) and structured mode (application/cloudevents+json); raises Unreadable."""
    if value is None:
        raise Unreadable("the record has no value")
    structured = headers.get("content-type", "").startswith("application/cloudevents")
    try:
        body = json.loads(value.decode("utf-8"), parse_constant=_refuse)
    except ValueError as error:
        raise Unreadable(f"the value is not JSON in UTF-8: {error}") from error
    if structured and not isinstance(body, dict):
        raise Unreadable("the structured event is not a JSON object")

    def attribute(name: str) -> Optional[str]:
        found = body.get(name) if structured else headers.get(f"ce_{name}")
        return str(found) if isinstance(found, (str, int, float)) and not isinstance(found, bool) else None

    def required(name: str, form: "re.Pattern[str]") -> "re.Match[str]":
        found = attribute(name)
        if found is None:
            raise Unreadable(f"the attribute {name} is missing")
        match = form.fullmatch(found)
        if match is None:
            raise Unreadable(f"the attribute {name} is malformed: {found[:100]}")
        return match

    required("specversion", re.compile(r"1\.0"))
    type_ = required("type", TYPE)
    event_key = key.decode("utf-8", "replace") if key else attribute("subject")
    if not event_key:
        raise Unreadable("the record has neither a key nor a subject")
    time = required("time", TIME)[0]
    try:
        datetime.fromisoformat(time)
    except ValueError as error:
        raise Unreadable(f"the attribute time is malformed: {time}") from error
    if structured and "data" not in body:
        raise Unreadable("the structured event has no data")
    return CloudEvent(
        id=required("id", ID)[0].lower(),
        type=type_[1],
        version=int(type_[2]),
        source=required("source", SOURCE)[1],
        key=event_key,
        time=time,
        regionCode=required("regioncode", REGION)[0],
        sequence=int(required("sequence", SEQUENCE)[0]),
        data=body["data"] if structured else body,
    )


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


class Schemas:
    """The published schemas: <type>.v<version>.json in one folder."""

    def __init__(self, folder: Path) -> None:
        self._by_name = {
            file.name.removesuffix(".json"): Draft202012Validator(
                json.loads(file.read_text("utf-8")), format_checker=Draft202012Validator.FORMAT_CHECKER
            )
            for file in folder.glob("*.json")
        }

    def knows(self, event: CloudEvent) -> bool:
        """Whether the event's type is known in this version."""
        return event.name in self._by_name

    def validate(self, event: CloudEvent) -> None:
        """Raises Invalid."""
        schema = self._by_name.get(event.name)
        if schema is None:
            raise Invalid(f"unknown type or version: fc.{event.name}")
        for problem in schema.iter_errors(event.data):
            raise Invalid(f"the data does not fit fc.{event.name}: {problem.json_path}: {problem.message}")
