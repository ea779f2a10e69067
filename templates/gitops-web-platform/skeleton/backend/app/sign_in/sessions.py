"""Sessions in signed cookies: nothing is kept on the server, and every replica can read them."""

from datetime import datetime, timedelta, timezone
from typing import Dict

import jwt

from app.sign_in import Caller, InvalidToken

ALGORITHM = "HS256"
SESSION = timedelta(hours=8)
ATTEMPT = timedelta(minutes=10)


class Sessions:
    def __init__(self, secret: str):
        self._secret = secret

    def begin(self, who: Caller) -> str:
        return self._seal({"sub": who.subject, "name": who.name}, "session", SESSION)

    def read(self, cookie: str) -> Caller:
        claims = self._open(cookie, "session")
        return Caller(subject=claims["sub"], name=claims["name"])

    def begin_attempt(self, attempt: Dict[str, str]) -> str:
        """What has to be known when the issuer sends a person back."""
        return self._seal(attempt, "attempt", ATTEMPT)

    def read_attempt(self, cookie: str) -> Dict[str, str]:
        return self._open(cookie, "attempt")

    def _seal(self, claims: Dict[str, str], audience: str, lasts: timedelta) -> str:
        expires = datetime.now(timezone.utc) + lasts
        return jwt.encode(
            {**claims, "aud": audience, "exp": expires}, self._secret, algorithm=ALGORITHM
        )

    def _open(self, cookie: str, audience: str) -> Dict[str, str]:
        if not cookie:
            raise InvalidToken("there is no session.")
        try:
            return jwt.decode(
                cookie,
                self._secret,
                algorithms=[ALGORITHM],
                audience=audience,
                options={"require": ["exp", "aud"]},
            )
        except jwt.PyJWTError as error:
            raise InvalidToken(f"the session is not valid ({type(error).__name__}).") from error
