"""The OpenID Connect issuer, such as Microsoft Entra ID."""

import threading
import time
from typing import Any, Callable, Dict

import httpx
import jwt

from app.sign_in import Caller, InvalidToken

ALGORITHMS = ["RS256", "ES256"]
# Keys of an issuer change now and then; an unknown one is looked for, yet not at every request.
KEYS_SECONDS = 3600
LOOK_AGAIN_SECONDS = 30
LEEWAY_SECONDS = 30


class IssuerUnreachable(Exception):
    pass


class Issuer:
    def __init__(
        self,
        address: str,
        client_id: str,
        client_secret: str,
        http: httpx.Client,
        now: Callable[[], float] = time.monotonic,
    ):
        self._address = address.rstrip("/")
        self._client_id = client_id
        self._client_secret = client_secret
        self._http = http
        self._now = now
        self._lock = threading.Lock()
        self._keys: Dict[str, Any] = {}
        self._keys_at = float("-inf")

    def read(self, token: str, nonce: str = "") -> Caller:
        """Who a token speaks of: signed by the issuer, for this service, and not over."""
        try:
            key_id = jwt.get_unverified_header(token).get("kid", "")
            claims = jwt.decode(
                token,
                self._key(key_id),
                algorithms=ALGORITHMS,
                audience=self._client_id,
                issuer=self._configuration()["issuer"],
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise InvalidToken(f"the token is not valid ({type(error).__name__}).") from error
        if nonce and claims.get("nonce") != nonce:
            raise InvalidToken("the token is the answer to another request.")
        return Caller(subject=claims["sub"], name=claims.get("name", claims["sub"]))

    def address_of_sign_in(self, parameters: Dict[str, str]) -> str:
        endpoint = self._configuration()["authorization_endpoint"]
        return str(httpx.URL(endpoint, params={**parameters, "client_id": self._client_id}))

    def address_of_sign_out(self, back: str) -> str:
        """Where the session with the issuer ends, if it lets services end it; else the way back."""
        endpoint = self._configuration().get("end_session_endpoint")
        if not endpoint:
            return back
        parameters = {"client_id": self._client_id, "post_logout_redirect_uri": back}
        return str(httpx.URL(endpoint, params=parameters))

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> str:
        """The ID token for a code."""
        answer = self._ask(
            "POST",
            self._configuration()["token_endpoint"],
            data={
                "grant_type": "authorization_code",
                "code": code,
                "code_verifier": verifier,
                "redirect_uri": redirect_uri,
                "client_id": self._client_id,
                "client_secret": self._client_secret,
            },
        )
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise InvalidToken("the issuer gave no ID token.")
        return token

    def _key(self, key_id: str) -> Any:
        with self._lock:
            age = self._now() - self._keys_at
            is_unknown = key_id not in self._keys
            if age > KEYS_SECONDS or (is_unknown and age > LOOK_AGAIN_SECONDS):
                keys = self._ask("GET", self._configuration()["jwks_uri"])["keys"]
                usable = [key for key in keys if key.get("use", "sig") == "sig"]
                self._keys = {key.get("kid", ""): jwt.PyJWK(key).key for key in usable}
                self._keys_at = self._now()
        if key_id not in self._keys:
            raise InvalidToken("the issuer does not know its key.")
        return self._keys[key_id]

    def _configuration(self) -> Dict[str, str]:
        if not hasattr(self, "_known"):
            self._known = self._ask("GET", f"{self._address}/.well-known/openid-configuration")
        return self._known

    def _ask(self, method: str, address: str, **options: Any) -> Dict[str, Any]:
        try:
            response = self._http.request(method, address, **options)
        except httpx.HTTPError as error:
            raise IssuerUnreachable("The issuer does not answer.") from error
        if response.status_code == 400 and method == "POST":
            raise InvalidToken("the issuer did not take the code.")
        if response.status_code != 200:
            raise IssuerUnreachable(f"The issuer answered with {response.status_code}.")
        return response.json()
