"""An issuer that speaks OpenID Connect, without a network."""

import json
import time
from urllib.parse import parse_qs

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.environment import ENVIRONMENT

ADDRESS = ENVIRONMENT["OIDC_ISSUER"]
AUDIENCE = ENVIRONMENT["OIDC_CLIENT_ID"]


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


KEY = new_key()


class FakeIssuer:
    def __init__(self):
        self.keys = {"first": KEY}
        self.asked = []
        self.is_down = False
        #: The claims of the tokens that codes are exchanged for.
        self.codes = {}

    def token(self, key_id="first", **claims):
        whole = {
            "iss": ADDRESS,
            "aud": AUDIENCE,
            "sub": "ada",
            "name": "Ada",
            "exp": time.time() + 60,
            **claims,
        }
        return jwt.encode(whole, self.keys[key_id], algorithm="RS256", headers={"kid": key_id})

    def client(self):
        return httpx.Client(transport=httpx.MockTransport(self.answer))

    def answer(self, request):
        self.asked.append(request.url.path)
        if self.is_down:
            raise httpx.ConnectError("refused")
        if request.url.path.endswith("/openid-configuration"):
            return httpx.Response(
                200,
                json={
                    "issuer": ADDRESS,
                    "jwks_uri": f"{ADDRESS}/keys",
                    "authorization_endpoint": f"{ADDRESS}/authorize",
                    "token_endpoint": f"{ADDRESS}/token",
                    "end_session_endpoint": f"{ADDRESS}/logout",
                },
            )
        if request.url.path.endswith("/keys"):
            return httpx.Response(200, json={"keys": [self.public(each) for each in self.keys]})
        form = {key: value for key, [value] in parse_qs(request.content.decode()).items()}
        claims = self.codes.pop(form["code"], None)
        is_ours = form["client_secret"] == ENVIRONMENT["OIDC_CLIENT_SECRET"]
        if claims is None or not is_ours:
            return httpx.Response(400, json={"error": "invalid_grant"})
        return httpx.Response(200, json={"id_token": self.token(**claims)})

    def public(self, key_id):
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.keys[key_id].public_key())
        described = public if isinstance(public, dict) else json.loads(public)
        return {**described, "kid": key_id, "use": "sig"}
