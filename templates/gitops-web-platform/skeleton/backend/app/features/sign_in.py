"""Signing in with the authorization code flow, and out again."""

import base64
import hashlib
import secrets
from typing import Mapping
from urllib.parse import urlsplit

import httpx
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse

from app.active_users import ActiveUsers
from app.settings import SettingsError, required
from app.sign_in import COOKIE, Caller, InvalidToken, caller
from app.sign_in.issuer import Issuer, IssuerUnreachable
from app.sign_in.open_to_all import OpenToAll
from app.sign_in.sessions import ATTEMPT, SESSION, Sessions

router = APIRouter(prefix="/api/auth", tags=["sign-in"])

ATTEMPT_COOKIE = "sign_in"
SHORTEST_SECRET = 32


def own_path(path: str) -> str:
    """Only a page of this service is gone back to."""
    parts = urlsplit(path)
    is_own = path.startswith("/") and not (parts.scheme or parts.netloc or "\\" in path)
    return path if is_own and not path.startswith("//") else "/"


def set_cookie(response, name: str, value: str, seconds: float, path: str) -> None:
    response.set_cookie(
        name, value, max_age=int(seconds), path=path, secure=True, httponly=True, samesite="lax"
    )


@router.get("/login", include_in_schema=False)
def login(request: Request, next_page: str = Query("/", alias="next")):
    state = request.app.state
    verifier = secrets.token_urlsafe(48)
    digest = hashlib.sha256(verifier.encode()).digest()
    attempt = {
        "state": secrets.token_urlsafe(16),
        "nonce": secrets.token_urlsafe(16),
        "verifier": verifier,
        "next": own_path(next_page),
    }
    address = state.issuer.address_of_sign_in(
        {
            "response_type": "code",
            "scope": "openid profile",
            "redirect_uri": state.redirect_uri,
            "state": attempt["state"],
            "nonce": attempt["nonce"],
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
    )
    response = RedirectResponse(address, status_code=303)
    sealed = state.sessions.begin_attempt(attempt)
    set_cookie(response, ATTEMPT_COOKIE, sealed, ATTEMPT.total_seconds(), "/api/auth")
    return response


@router.get("/callback", include_in_schema=False)
def callback(request: Request, state: str = "", code: str = ""):
    kept = request.app.state
    try:
        attempt = kept.sessions.read_attempt(request.cookies.get(ATTEMPT_COOKIE, ""))
        if not secrets.compare_digest(attempt["state"].encode(), state.encode()):
            raise InvalidToken("the answer is to another request.")
        token = kept.issuer.exchange(code, attempt["verifier"], kept.redirect_uri)
        who = kept.issuer.read(token, nonce=attempt["nonce"])
    except InvalidToken as error:
        raise HTTPException(401, f"Sign in again: {error}") from error
    response = RedirectResponse(attempt["next"], status_code=303)
    set_cookie(response, COOKIE, kept.sessions.begin(who), SESSION.total_seconds(), "/")
    response.delete_cookie(ATTEMPT_COOKIE, path="/api/auth")
    return response


@router.get("/logout", include_in_schema=False)
def logout(request: Request):
    state = request.app.state
    address = state.issuer.address_of_sign_out(state.public_address)
    response = RedirectResponse(address, status_code=303)
    response.delete_cookie(COOKIE, path="/")
    return response


@router.get("/me")
def me(who: Caller = Depends(caller)):
    return {"subject": who.subject, "name": who.name}


def issuer_is_down(_request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=503)


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    app.state.active_users = ActiveUsers(app.state.queue)
    if environment.get("SIGN_IN") == "off":
        app.state.issuer = app.state.sessions = OpenToAll()
        app.state.public_address = "/"
        app.add_api_route("/api/auth/me", me)
        app.add_api_route("/api/auth/logout", logout, include_in_schema=False)
        return
    secret = required(environment, "SECRET_KEY")
    if len(secret) < SHORTEST_SECRET:
        raise SettingsError(f"SECRET_KEY has to have {SHORTEST_SECRET} characters at least.")
    app.state.sessions = Sessions(secret)
    app.state.public_address = required(environment, "PUBLIC_ADDRESS")
    app.state.redirect_uri = f"{app.state.public_address}/api/auth/callback"
    app.state.issuer = Issuer(
        required(environment, "OIDC_ISSUER"),
        required(environment, "OIDC_CLIENT_ID"),
        required(environment, "OIDC_CLIENT_SECRET"),
        httpx.Client(timeout=5),
    )
    app.add_exception_handler(IssuerUnreachable, issuer_is_down)
    app.include_router(router)
