"""What load balancers ask: whether this Pod can serve now. Liveness is asked at /health."""

from typing import Dict, Mapping

from fastapi import APIRouter, FastAPI, Request, Response

from app.health import readiness

router = APIRouter()


@router.get("/ready", include_in_schema=False)
def ready(request: Request, response: Response) -> Dict[str, object]:
    return readiness(request, response)


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    app.include_router(router)
