"""Who calls: told by a token of the issuer, or by the session that signing in began."""

from dataclasses import dataclass

from fastapi import HTTPException, Request

COOKIE = "session"
BEARER = "bearer "


class InvalidToken(Exception):
    """Why a token is not taken; never the token itself."""


@dataclass(frozen=True)
class Caller:
    subject: str
    name: str


def caller(request: Request) -> Caller:
    """A dependency of every route that is not for everybody."""
    state = request.app.state
    header = request.headers.get("authorization", "")
    try:
        if header.lower().startswith(BEARER):
            who = state.issuer.read(header[len(BEARER) :].strip())
        else:
            who = state.sessions.read(request.cookies.get(COOKIE, ""))
    except InvalidToken as error:
        raise HTTPException(
            401, f"Sign in: {error}", headers={"www-authenticate": "Bearer"}
        ) from error
    state.active_users.saw(who.subject)
    return who
