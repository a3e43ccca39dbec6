import threading
from collections import Counter

import pytest
from django.db import connection

from outbox.delivering import deliver
from outbox.models import Message
from outbox.planning import Planned, plan_many
from people.models import Person
from tests.outbox.conftest import FACTS, NOW, Sink


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_send_each_message_once(sink: Sink) -> None:  # MSG-2
    noor = Person.objects.create_user("noor@example.org", "Noor Bakker")
    plan_many([Planned("feedback_received", noor, "entry:3", str(n), FACTS) for n in range(40)], now=NOW)
    counts: list[int] = []

    def work() -> None:
        try:
            while settled := deliver(now=NOW, limit=3):
                counts.append(settled)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    sent = Counter(envelope.content.split(b"Message-ID: ")[1].split(b"\r\n")[0] for envelope in sink.accepted)
    assert len(sent) == 40
    assert set(sent.values()) == {1}
    assert set(Message.objects.values_list("state", "attempts")) == {("sent", 1)}
