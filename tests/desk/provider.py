"""A small OpenID Connect provider on this machine: it really signs, with a key made when it starts, and can be told to cheat."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "luoshi", "of-this-test"  # - of nobody


@dataclass
class Provider:
    """What it says of whoever comes: the claims of the account, and how its tokens differ from honest ones."""

    address: str = ""
    account: dict[str, Any] = field(
        default_factory=lambda: {"sub": "42", "email": "gu@qinghe.example", "email_verified": True}
    )
    token: dict[str, Any] = field(default_factory=dict)
    signed_by_another: bool = False
    says_no: bool = False
    breaks: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    other: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    def settings(self) -> dict[str, str]:
        """What the workspace is told about it."""
        return {
            "OIDC_CLIENT": CLIENT, "OIDC_SECRET": SECRET, "OIDC_AUTHORIZATION": f"{self.address}/authorize", "OIDC_TOKEN": f"{self.address}/token",
            "OIDC_USER": f"{self.address}/user", "OIDC_KEYS": f"{self.address}/keys",
        }  # fmt: skip

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent: back, with a code that is good once."""
        self.asked.append(asked)
        if self.says_no:
            return f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchange(self, given: dict[str, str]) -> dict[str, Any] | None:
        """The tokens for a code; None for a code, client or proof that isn't right."""
        asked = self.codes.pop(given.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(given.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        if asked is None or (given.get("client_id"), given.get("client_secret")) != (CLIENT, SECRET):
            return None
        if given.get("redirect_uri") != asked["redirect_uri"] or proof.decode() != asked.get("code_challenge"):
            return None
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "42",
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
        }
        key = self.other if self.signed_by_another else self.key
        token = jwt.encode({**claims, **self.token}, key, algorithm="RS256", headers={"kid": "k1"})
        return {"access_token": "a", "token_type": "Bearer", "id_token": token}

    def keys(self) -> dict[str, Any]:
        """The public half of the key."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "k1", "alg": "RS256", "use": "sig"}]}


@contextmanager
def running(provider: Provider) -> Iterator[Provider]:
    """The provider, answering on this machine."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = urlsplit(self.path)
            asked = {name: said[0] for name, said in parse_qs(place.query).items()}
            if place.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorize(asked))
                self.end_headers()
            elif place.path == "/user" and self.headers["Authorization"] == "Bearer a":
                self._say(provider.account)
            else:
                self._say(provider.keys() if place.path == "/keys" else None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._say(provider.exchange({name: said[0] for name, said in parse_qs(body).items()}))

        def _say(self, said: dict[str, Any] | None) -> None:
            data = b"<html>" if provider.breaks else json.dumps(said).encode()
            self.send_response(400 if said is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_said: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
