"""Headers on every answer that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# What a page of ours never asks of a browser; a passkey is what it does ask.
NEVER = (
    "accelerometer",
    "bluetooth",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
OWN = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in NEVER), *(f"{name}=(self)" for name in OWN)])


class HeadersMiddleware:
    """A view that is meant for other sites (a badge, say) sets its own before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
