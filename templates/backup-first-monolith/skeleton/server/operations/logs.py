"""Logs as one JSON object a line, each with the trace of its request."""

import json
import logging
from datetime import datetime, timezone

from gunicorn.glogging import Logger

from operations import trace

#: What `extra=` may add to a line.
FIELDS = ("method", "endpoint", "status", "seconds")


class JsonFormatter(logging.Formatter):
    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "trace_id": trace.current.get(),
        }
        line.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class GunicornLogger(Logger):
    """Gunicorn's own lines, in the same form."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())
