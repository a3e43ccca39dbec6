from django.apps import AppConfig


class ProeveConfig(AppConfig):
    name = "proeve"
    verbose_name = "Proeve van bekwaamheid"
