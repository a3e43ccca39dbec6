"""Texts that cannot be lost, and threads in which others respond.

A text is a set of named fields ("expectation", "goal-1") that are saved together under one rising
number. What the fields mean is the feature's business; that none of them is ever lost is ours.
"""

from django.db import models

from people.models import Person


class Text(models.Model):
    """The text as it stands now. `number` counts its saves; 0 is a text nobody wrote in yet."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="texts")
    fields = models.JSONField(default=dict)
    number = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"text {self.pk}, number {self.number}"


class Version(models.Model):
    """The text as it stood after one save."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    fields = models.JSONField()
    saved_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_version_per_save")]

    def __str__(self) -> str:
        return f"text {self.text_id}, number {self.number}"


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
