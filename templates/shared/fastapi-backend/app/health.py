"""Whether the process lives, and whether what it needs answers."""

import logging
from typing import Callable, Dict

from fastapi import APIRouter, Header, Request, Response

router = APIRouter()
logger = logging.getLogger(__name__)

#: Raises when what it asks does not answer.
Check = Callable[[], None]


def ask(checks: Dict[str, Check]) -> Dict[str, str]:
    answers = {}
    for name, check in checks.items():
        try:
            check()
            answers[name] = "ok"
        except Exception as error:  # What fails is told, whatever it is.
            logger.warning("%s does not answer: %s", name, type(error).__name__)
            answers[name] = "unreachable"
    return answers


def readiness(request: Request, response: Response) -> Dict[str, object]:
    answers = ask(request.app.state.readiness)
    is_ready = all(answer == "ok" for answer in answers.values())
    response.status_code = 200 if is_ready else 503
    return {"status": "ok" if is_ready else "unavailable", "checks": answers}


@router.get("/health", include_in_schema=False)
def health(
    request: Request, response: Response, x_health_check: str = Header("liveness")
) -> Dict[str, object]:
    """Liveness, or with the header `X-Health-Check: readiness` what is needed, too.

    A database that is down must not restart the backend, so the two are asked apart.
    """
    if x_health_check == "readiness":
        return readiness(request, response)
    return {"status": "ok"}


@router.get("/api/health")
def api_health(request: Request, response: Response) -> Dict[str, object]:
    """What people and probes from outside ask: the service with all that it needs."""
    return readiness(request, response)
