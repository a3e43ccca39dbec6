"""How often one address may look numbers up."""

import ipaddress
from datetime import datetime

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

# A whole town hall may stand behind one address; a hundred bits are not found at this pace, ever.
WINDOW, MOST = 60, 60
IPV6_SITE = 64


def may_look(request: HttpRequest, *, now: datetime) -> bool:
    """Counts this look, whatever comes of it; False when there were too many in this minute."""
    key = f"certificate-looks:{int(now.timestamp()) // WINDOW}:{_site(request)}"
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        return cache.incr(key) <= MOST
    except ValueError:
        # Thrown out of a full cache between the two lines.
        return True


def _site(request: HttpRequest) -> str:
    """The address; of IPv6 the part that one household or office has."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, IPV6_SITE), strict=False).network_address).replace(":", "-")
