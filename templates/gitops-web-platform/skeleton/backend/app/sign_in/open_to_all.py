"""Sign-in is off: for a laptop, where there is no issuer. Never set in the cluster."""

from app.sign_in import Caller


class OpenToAll:
    def read(self, _token: str) -> Caller:
        return Caller(subject="local", name="Local user")

    def address_of_sign_out(self, back: str) -> str:
        return back
