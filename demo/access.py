"""The demo's door: three conditions, each of which closes it by itself."""

from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest

from demo.models import Seed

OWN_NAMES = {"localhost", "127.0.0.1", "[::1]"}


def demo(request: HttpRequest) -> None:
    """Nothing, or 404: demo switched on, a database seeded as demo, and this machine asking itself."""
    if not (settings.DEMO and _is_local(request) and Seed.objects.exists()):
        raise Http404


def _is_local(request: HttpRequest) -> bool:
    """From this machine, to this machine, without a proxy in between that could hide a stranger."""
    if any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")):
        return False
    try:
        from_here = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    host, _, _ = (
        request.get_host().rpartition(":") if ":" in request.get_host() else (request.get_host(), "", "")
    )
    return from_here and host in OWN_NAMES
