"""The golden events of the published contract: what every consumer must read, and what it must refuse."""

import json
import os
import unittest
from dataclasses import asdict
from pathlib import Path

from fire_events import Invalid, Schemas, Unreadable, decode

SCHEMAS = Path(os.environ.get("FC_SCHEMAS") or Path(__file__).parent / "../../events/schemas")
EXAMPLES = [
    example for file in sorted((SCHEMAS / "../golden").glob("*.json")) for example in json.loads(file.read_text("utf-8"))
]


class GoldenTest(unittest.TestCase):
    def test_every_golden_event(self) -> None:
        self.assertGreater(len(EXAMPLES), 5)
        schemas = Schemas(SCHEMAS)
        for example in EXAMPLES:
            with self.subTest(example["name"]):
                self.check(schemas, example["record"], example["expect"])

    def check(self, schemas: Schemas, record: dict, expected: dict) -> None:
        key, value = (None if record[part] is None else record[part].encode() for part in ("key", "value"))
        if "unreadable" in expected:
            with self.assertRaises(Unreadable) as refusal:
                decode(key, value, record["headers"])
            self.assertIn(expected["unreadable"], str(refusal.exception))
            return
        event = decode(key, value, record["headers"])
        if "invalid" in expected:
            with self.assertRaises(Invalid) as refusal:
                schemas.validate(event)
            self.assertIn(expected["invalid"], str(refusal.exception))
            return
        schemas.validate(event)
        self.assertEqual(asdict(event), expected)


if __name__ == "__main__":
    unittest.main()
