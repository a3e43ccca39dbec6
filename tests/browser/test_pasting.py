"""What is pasted becomes plain text, and what is too long is counted in the page (POD-8)."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories as make
from tests.browser.desk import Running
from tests.browser.windows import Windows, axe

pytestmark = pytest.mark.django_db(transaction=True)
EXPECTATION = "textarea[name=expectation]"
PASTE = """([area, html]) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'zonder opmaak');
    area.focus();
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><style>p.MsoNormal {margin:0}</style></head>
<body lang=NL><!--StartFragment--><p class=MsoNormal><b>Wat ik wil&nbsp;leren</b><o:p></o:p></p>
<p class=MsoNormal>Eerst luis&shy;teren,<br>dan pas praten.</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font-family:Symbol;mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>
<![endif]>doorvragen</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>·<span>&nbsp; </span></span>samenvatten</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>
<span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>eerst</p>
<p class=MsoNormal style='display:none;mso-hide:all'>verborgen</p><!--EndFragment--></body></html>"""
OUTLOOK = """<div style="font-family: Aptos"><div>Hoi Sanne,</div><div><br></div><div>Twee dingen:</div>
<ul><li><div>bellen</div></li><li>schrijven<ul><li>kort</li></ul></li></ul><div>Groet</div></div>"""
GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1">
<h2 dir="ltr"><span>Doelen</span></h2>
<ol><li dir="ltr"><p dir="ltr"><span>een</span></p></li>
<li dir="ltr"><p dir="ltr"><span>twee</span></p></li></ol></b>"""
WEB = """<article><script>alert(1)</script><h1>Kop</h1><p>Een <a href="#">link</a> en <em>nadruk</em>.</p>
<table>
<tr><th>Dag</th><th>Thema</th></tr><tr><td>1</td><td>Start</td></tr></table>
<img src=x onerror=alert(1)></article>"""
SAMPLES = [
    (WORD, "Wat ik wil leren\n\nEerst luisteren,\ndan pas praten.\n\n- doorvragen\n- samenvatten\n1. eerst"),
    (OUTLOOK, "Hoi Sanne,\n\nTwee dingen:\n\n- bellen\n- schrijven\n- kort\n\nGroet"),
    (GOOGLE, "Doelen\n\n1. een\n2. twee"),
    (WEB, "Kop\n\nEen link en nadruk.\n\nDag | Thema\n1 | Start"),
]


@pytest.fixture
def day(windows: Windows) -> Page:
    running = Running()
    make.pod(running.sanne)
    page = windows.open(person=running.sanne.person)
    page.goto(running.day)
    return page


def paste(page: Page, html: str) -> None:
    page.evaluate(PASTE, [page.locator(EXPECTATION).element_handle(), html])


@pytest.mark.parametrize(("html", "text"), SAMPLES, ids=["Word", "Outlook", "Google Docs", "a web page"])
def test_a_paste_becomes_paragraphs_and_simple_lists(day: Page, html: str, text: str) -> None:
    paste(day, html)
    expect(day.locator(EXPECTATION)).to_have_value(text)
    expect(day.locator("[data-save-state]")).to_contain_text("Opgeslagen om")


def test_a_paste_goes_where_the_caret_is_and_can_be_undone(day: Page) -> None:
    area = day.locator(EXPECTATION)
    area.fill("voor na")
    area.evaluate("area => area.setSelectionRange(5, 5)")
    paste(day, "<p>midden</p>")
    expect(area).to_have_value("voor middenna")
    day.keyboard.press("Control+z")
    expect(area).to_have_value("voor na")


def test_what_still_fits_is_counted_from_four_fifths_on(windows: Windows, day: Page) -> None:
    area, counter = day.locator(EXPECTATION), day.locator(".vak-count-left:visible")
    area.fill("x" * 15_999)
    expect(counter).to_have_count(0)
    area.fill("x" * 16_000)
    expect(counter).to_have_text("Nog 4.000 tekens")
    # A smiley is one character, here and on the server.
    area.fill("🙂" * 20_000)
    expect(counter).to_have_text("Nog 0 tekens")
    area.fill("x" * 20_123)
    expect(counter).to_contain_text("123 tekens te veel")
    expect(area).to_have_attribute("aria-invalid", "true")
    axe(day)
    area.fill("kort")
    expect(counter).to_have_count(0)
    expect(day.locator("[data-save-state]")).to_contain_text("Opgeslagen om")
