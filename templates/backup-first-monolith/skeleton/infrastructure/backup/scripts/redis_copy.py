"""Copies Redis into a file and back: redis_copy.py dump|restore FILE, with REDIS_URL in the environment.

Each line is one key: its name, its value as DUMP gives it, and its time to live in milliseconds.
"""

import base64
import gzip
import json
import os
import sys

import redis

BATCH = 500


def dump(client, path):
    kept = 0
    with gzip.open(path, "wt", encoding="ascii") as file:
        file.write(json.dumps({"format": 1}) + "\n")
        for key in client.scan_iter(count=BATCH):
            pipeline = client.pipeline(transaction=True)
            pipeline.dump(key)
            pipeline.pttl(key)
            value, left = pipeline.execute()
            if value is None:
                continue  # It ended since it was listed.
            line = {
                "key": base64.b64encode(key).decode(),
                "value": base64.b64encode(value).decode(),
                "ttl": max(left, 0),
            }
            file.write(json.dumps(line) + "\n")
            kept += 1
    return kept


def restore(client, path):
    restored = 0
    with gzip.open(path, "rt", encoding="ascii") as file:
        if json.loads(next(file, "{}")).get("format") != 1:
            raise SystemExit("The file is no copy of Redis.")
        for text in file:
            line = json.loads(text)
            client.restore(
                base64.b64decode(line["key"]),
                line["ttl"],
                base64.b64decode(line["value"]),
                replace=True,
            )
            restored += 1
    return restored


def main(verb, path):
    client = redis.Redis.from_url(os.environ["REDIS_URL"], socket_timeout=30)
    count = {"dump": dump, "restore": restore}[verb](client, path)
    print(json.dumps({"level": "info", "job": f"redis-{verb}", "keys": count}))


if __name__ == "__main__":
    main(*sys.argv[1:])
