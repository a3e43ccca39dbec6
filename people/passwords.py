"""What a password must be, in our words."""

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Gebruik minstens {self.min_length} tekens. Een korte zin mag ook."


class NotKnownToAll(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Dit wachtwoord gebruiken veel mensen. Kies een ander."

    def get_help_text(self) -> str:
        return "Kies iets wat niet veel mensen gebruiken."
