from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up, and mail that goes out at once without keeping a body."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
