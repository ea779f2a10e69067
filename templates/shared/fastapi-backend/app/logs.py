"""Logs are lines of JSON: timestamp, level, logger, message, trace_id, and what `extra` adds."""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import datetime, timezone

#: The request or task that is being worked on; empty outside of both.
current_trace: ContextVar[str] = ContextVar("current_trace", default="")

STANDARD_FIELDS = frozenset(
    logging.LogRecord("", 0, "", 0, "", None, None).__dict__
) | {"message", "asctime", "taskName", "color_message"}


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, timezone.utc)
        line = {
            "timestamp": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "trace_id": current_trace.get(),
        }
        for name, value in record.__dict__.items():
            if name not in STANDARD_FIELDS and name not in line:
                line[name] = value
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def configure_logs(level: str) -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers = [handler]
    # Libraries would tell at DEBUG what they send and with which headers.
    root.setLevel(max(logging.INFO, logging.getLevelName(level)))
    logging.getLogger("app").setLevel(level)
