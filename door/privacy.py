from door.models import Count, Device
from people.privacy import Held

HELD = (
    Held(
        model=Device,
        fields=("id", "person", "digest", "label", "first_at", "last_at"),
        what="Met welke browsers je eerder inlogde",
        keep="180 dagen nadat je er voor het laatst mee inlogde",
    ),
    Held(
        model=Count,
        fields=("cache_key", "value", "expires"),
        what="Hoe vaak er vanaf een adres of voor een account werd geprobeerd in te loggen",
        keep="hooguit een dag en een uur",
    ),
)
