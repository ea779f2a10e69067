"""The trace of the request that is being answered."""

import re
import secrets
from contextvars import ContextVar

TRACEPARENT = re.compile(r"^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$")
REQUEST_ID = re.compile(r"^[0-9a-f]{32}$")

current = ContextVar("trace_id", default="")


def trace_of(request):
    """The trace that the caller began, by W3C's header or by the Ingress's; or a new one."""
    parent = TRACEPARENT.match(request.META.get("HTTP_TRACEPARENT", ""))
    if parent:
        return parent.group(1)
    identity = request.META.get("HTTP_X_REQUEST_ID", "")
    return identity if REQUEST_ID.match(identity) else secrets.token_hex(16)
