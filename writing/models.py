"""Texts that cannot be lost, and threads in which others respond.

A text is a set of named fields ("expectation", "goal-1") that are saved together under one rising
number. What the fields mean is the feature's business; that none of them is ever lost is ours.
"""

import secrets

from django.db import models

from people.models import Person


class Text(models.Model):
    """The text as it stands now: its version `number`; 0 is a text nobody wrote in yet.

    `last_number` is the last number given out; it is higher when a version was kept beside the text.
    """

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="texts")
    fields = models.JSONField(default=dict)
    number = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"text {self.pk}, number {self.number}"


class Version(models.Model):
    """What one save brought. Versions never change; old ones are thinned out."""

    class Kind(models.TextChoices):
        STOOD = "stood", "stond er zo"
        # As its writer sent it; the version after it is the merge with what stood there.
        MERGED = "merged", "samengevoegd"
        # It clashed with what stood there, and was kept beside it.
        ASIDE = "aside", "ernaast bewaard"

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.STOOD)
    fields = models.JSONField()
    saved_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField()
    # What the browser called this save, so that the same save sent twice counts once.
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="one_version_per_save"),
            models.UniqueConstraint(
                fields=["text", "token"], condition=~models.Q(token=""), name="a_save_sent_twice_counts_once"
            ),
        ]

    def __str__(self) -> str:
        return f"text {self.text_id}, number {self.number}"


class Draft(models.Model):
    """What someone is writing and has not sent yet: a response, a goal. `key` says where it belongs."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    text = models.OneToOneField(Text, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="one_draft_per_place")]

    def __str__(self) -> str:
        return f"draft {self.key}"


def new_key() -> str:
    """256 bits, in hexadecimal."""
    return secrets.token_hex(32)


class LocalKey(models.Model):
    """What unsent text is locked with in someone's browser. Only that person gets it, after signing in."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    key = models.CharField(max_length=64, default=new_key)

    def __str__(self) -> str:
        return f"local key of person {self.person_id}"


class Thread(models.Model):
    """A conversation about something; who may read it is decided where it hangs."""

    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"thread {self.pk}"


class Response(models.Model):
    """One turn in a thread: feedback in three sentences (POD-10), or a plain reply."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="responses")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="responses")
    saw = models.TextField("wat ik zag", blank=True)
    effect = models.TextField("wat het deed", blank=True)
    next_step = models.TextField("een volgende stap", blank=True)
    reply = models.TextField("antwoord", blank=True)
    given_at = models.DateTimeField()
    # What the form carried, so that a form sent twice makes one response.
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(saw="", effect="", next_step="", reply=""),
                name="a_response_says_something",
            ),
            models.UniqueConstraint(
                fields=["thread", "author", "token"],
                condition=~models.Q(token=""),
                name="a_form_sent_twice_counts_once",
            ),
        ]
        indexes = [models.Index(fields=["thread", "given_at"])]

    def __str__(self) -> str:
        return f"response {self.pk} in thread {self.thread_id}"
