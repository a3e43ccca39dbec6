"""What mail servers send back, as they write it. {letter} and {address} are of the mail that came back."""

POSTFIX = """\
From: MAILER-DAEMON@relay.example (Mail Delivery System)
To: no-reply@localhost
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="ABC.1/relay.example"
Message-Id: <20261123083500.ABC@relay.example>
Date: Mon, 23 Nov 2026 09:35:00 +0100 (CET)

This is a MIME-encapsulated message.

--ABC.1/relay.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host relay.example.

--ABC.1/relay.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
X-Postfix-Queue-ID: ABC
Arrival-Date: Mon, 23 Nov 2026 09:30:00 +0100 (CET)

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; {said}

--ABC.1/relay.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <no-reply@localhost>
Message-ID: {letter}
To: Noor Bakker <{address}>
Subject: Fatima gaf feedback

--ABC.1/relay.example--
"""

EXCHANGE = """\
From: <postmaster@gemeente.example>
To: no-reply@localhost
Date: Mon, 23 Nov 2026 08:35:00 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="0f1e_"
Content-Language: nl-NL
In-Reply-To: {letter}
References: {letter}
Subject: Onbestelbaar: Fatima gaf feedback
MIME-Version: 1.0

--0f1e_
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="1111_"

--1111_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Uw bericht kon niet worden bezorgd =E2=80=93 onbekend.

--1111_--

--0f1e_
Content-Type: message/delivery-status

Reporting-MTA: dns;EX01.gemeente.example
Received-From-MTA: dns;relay.example
Arrival-Date: Mon, 23 Nov 2026 08:34:59 +0000

Final-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp;{said}
Remote-MTA: dns;EX02.gemeente.example

--0f1e_
Content-Type: message/rfc822

From: Vakmanschap <no-reply@localhost>
To: =?utf-8?q?Noor_B=C3=A4kker?= <{address}>
Message-ID: {letter}
Subject: Fatima gaf feedback
MIME-Version: 1.0
Content-Type: text/plain

Lees de feedback.

--0f1e_--
"""


def note(
    letter: str,
    *,
    form: str = POSTFIX,
    address: str = "noor@example.org",
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "550 5.1.1 No such user here",
) -> bytes:
    text = form.format(letter=letter, address=address, action=action, status=status, said=said)
    return text.replace("\n", "\r\n").encode()
