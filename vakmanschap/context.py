from django.conf import settings
from django.http import HttpRequest


def provider(request: HttpRequest) -> dict[str, object]:
    """Who runs this installation, for header and footer (PPL-5: one provider, one look)."""
    return {
        "provider_name": settings.PROVIDER_NAME,
        "issuers": settings.ISSUERS,
        "provider_mail": settings.PROVIDER_MAIL,
        "idle_seconds": int(settings.IDLE_AFTER.total_seconds()),
    }
