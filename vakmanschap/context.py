from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from privacy import access, editions
from privacy.editions import Edition


def provider(request: HttpRequest) -> dict[str, object]:
    """Who runs this installation, for header and footer (PPL-5: one provider, one look)."""
    return {
        "provider_name": settings.PROVIDER_NAME,
        "issuers": settings.ISSUERS,
        "provider_mail": settings.PROVIDER_MAIL,
        "idle_seconds": int(settings.IDLE_AFTER.total_seconds()),
    }


def notice_news(request: HttpRequest) -> dict[str, object]:
    """What changed in the privacy notice since this person was told; looked up once a template asks."""

    def news() -> list[Edition]:
        reader = access.reader_of(request) if editions.has_changed() else None
        return editions.news_for(reader) if reader else []

    return {"notice_news": SimpleLazyObject(news)}
