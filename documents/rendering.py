"""HTML becomes PDF here and nowhere else: PDF/A-3a and PDF/UA-1 in one file (POD-12).

It leans on names inside WeasyPrint 70: that version is pinned, and a test validates what comes out.
"""

import hashlib
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pydyf
from django.conf import settings
from django.template.loader import get_template
from django.utils.timezone import localtime
from weasyprint import CSS, HTML, Attachment
from weasyprint.pdf import VARIANTS, pdfa
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from people.refusals import Refusal

VARIANT = "pdf/a-3a+ua-1"
FONTS = Path(settings.BASE_DIR) / "static" / "build" / "pdf"
_UA = "http://www.aiim.org/pdfua/ns/id/"
# PDF/A asks that every foreign property in the metadata is described; PDF/UA's own mark is foreign to it.
_UA_MARK = f"""<rdf:Description rdf:about="" xmlns:pdfuaid="{_UA}">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>""".encode()


class Unprintable(Refusal):
    """Something in the document is not right: a missing image or language, a link that leads nowhere."""

    message = "Het document kon niet worden gemaakt."


@dataclass(frozen=True)
class Enclosed:
    """A file inside the PDF, such as the data behind a table."""

    name: str
    content: bytes
    description: str


def to_pdf(html: str, *, made_at: datetime, attachments: Iterable[Enclosed] = ()) -> bytes:
    """The same HTML and the same `made_at` give the same bytes. What WeasyPrint calls an error refuses."""
    fonts, fetcher = FontConfiguration(), _FontsOnly()
    with _strict():
        page = HTML(string=html, url_fetcher=fetcher, base_url="about:blank")
        css = CSS(string=_stylesheet(), base_url=f"{FONTS.as_uri()}/", url_fetcher=fetcher, font_config=fonts)
        document = page.render(font_config=fonts, stylesheets=[css], pdf_variant=VARIANT)
        about = document.metadata
        about.created = about.modified = localtime(made_at).isoformat(timespec="seconds")
        about.generator = "Vakmanschap"
        about.attachments = [_attachment(enclosed, made_at) for enclosed in attachments]
        pdf = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=_identifier(html, made_at))
    return bytes(pdf or b"")


def _attachment(enclosed: Enclosed, made_at: datetime) -> Attachment:
    return Attachment(
        string=enclosed.content,
        name=enclosed.name,
        description=enclosed.description,
        relationship="Data",
        created=made_at,
        modified=made_at,
    )


def _identifier(html: str, made_at: datetime) -> bytes:
    return hashlib.sha256(f"{made_at.timestamp()}{html}".encode()).hexdigest()[:32].encode()


@lru_cache(maxsize=1)
def _stylesheet() -> str:
    return get_template("print/print.css").render({})


class _FontsOnly(URLFetcher):  # type: ignore[misc]
    """No network and no files, but for what is written in the document itself and our own fonts."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data", "file"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if not url.startswith("data:") and not _is_font(url):
            raise FatalURLFetchingError(f"not allowed in a document: {url[:200]}")
        return super().fetch(url, headers)


def _is_font(url: str) -> bool:
    folder, _, name = url.rpartition("/")
    return folder == FONTS.as_uri() and name.endswith(".woff2") and (FONTS / name).is_file()


class _Ears(logging.Handler):
    """Hears what WeasyPrint says in this thread."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []
        self.thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.heard.append(record.getMessage())


@contextmanager
def _strict() -> Iterator[None]:
    """WeasyPrint goes on where it cannot do what was asked; a document that lacks something is refused."""
    logger, ears = logging.getLogger("weasyprint"), _Ears()
    logger.addHandler(ears)
    try:
        yield
    except FatalURLFetchingError as error:
        raise Unprintable from error
    finally:
        logger.removeHandler(ears)
    if ears.heard:
        raise Unprintable from ValueError("; ".join(ears.heard))


def _both(pdf: Any, document: Any, page_streams: Any, attachments: Any, compress: bool) -> None:
    """PDF/A-3a with the mark of PDF/UA-1 in its metadata, left uncompressed as archives want it."""
    plain = document.metadata.generate_rdf_metadata
    document.metadata.generate_rdf_metadata = lambda *a, **k: plain(*a, **k).replace(b"</rdf:RDF>", _UA_MARK)
    pdfa.pdfa(pdf, document, page_streams, attachments, False, version=3, variant="A")


VARIANTS[VARIANT] = (_both, pdfa.VARIANTS["pdf/a-3a"][1])


def _ended_clearly(stream: Any) -> bytes:
    """A stream and its end. After data that happens to end in CR, a bare LF would read as CR LF, and the
    stream as one byte shorter than it says: archives refuse that. CR LF cannot be misread."""
    return bytes(_plain_data(stream)).removesuffix(b"\nendstream") + b"\r\nendstream"


_plain_data = pydyf.Stream.data.fget
pydyf.Stream.data = property(_ended_clearly)
