"""The page in a real browser: its words, its looks, its width, its print."""

import re
import shutil
import struct
import subprocess
import zlib
from html import escape, unescape
from pathlib import Path

import pytest

import rewardcalc as rc
from rewardcalc.report import page
from rewardcalc.report.derivations import derived
from rewardcalc.report.language import language

TESTS = Path(__file__).parents[1]
RICH = TESTS / "unit" / "cases" / "rich.toml"
LICENCE = TESTS.parent / "examples" / "hubei-licence.toml"
EQUITY = TESTS / "unit" / "cases" / "equity.toml"
REFUND = TESTS / "acceptance" / "cases" / "10-refund.toml"
LOCALES = ("en", "zh_CN", "zh_TW")
CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
# A4 in points, to the nearest half: 210 mm x 297 mm.
A4 = ("595", "842")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="there is no chromium here; .ci/run installs it"
)


def browse(source: str, folder: Path, *options: str) -> str:
    """Open a page in a browser that keeps nothing; give what it prints."""
    file = folder / "page.html"
    file.write_text(source, encoding="utf-8")
    found = subprocess.run(  # noqa: S603 (our own file)
        [
            CHROMIUM or "chromium",
            *FLAGS,
            f"--user-data-dir={folder / 'profile'}",
            *options,
            file.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return found.stdout


def result(path: Path) -> rc.Calculation:
    return rc.calculate(rc.read_case(path))


def html_page(path: Path, locale: str) -> str:
    return page.of(language(locale), result(path), "sha256:0")


# --- a picture as rows of pixels -------------------------------------------------------


def pixels(file: Path) -> list[bytes]:
    """Give the rows of a PNG of eight bits a channel, three or four channels."""
    raw = file.read_bytes()
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed, head = 8, b"", b""
    while at < len(raw):
        (length,) = struct.unpack(">I", raw[at : at + 4])
        kind, body = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + length]
        head = body if kind == b"IHDR" else head
        packed += body if kind == b"IDAT" else b""
        at += length + 12
    width, height, depth, colour = struct.unpack(">IIBB", head[:10])
    assert depth == 8
    channels = {2: 3, 6: 4}[colour]
    plain = zlib.decompress(packed)
    stride = width * channels + 1
    assert len(plain) == stride * height
    return [plain[place : place + stride] for place in range(0, len(plain), stride)]


def size(file: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", file.read_bytes()[16:24])
    return width, height


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", [RICH, REFUND], ids=["rich", "refund"])
def test_the_page_is_shown_with_its_amounts(
    path: Path, locale: str, tmp_path: Path
) -> None:
    found, said = result(path), language(locale)
    shot = tmp_path / "page.png"
    dom = browse(
        html_page(path, locale),
        tmp_path,
        "--window-size=1000,1400",
        f"--screenshot={shot}",
        "--dump-dom",
    )
    shown = unescape(re.sub("<[^>]*>", "", dom))
    for award in found.awards:
        assert award.name in shown
        assert said.value(award.amount) in shown
    for amount in found.amounts.values():
        assert said.value(amount) in shown
    for step in derived(said, found, found.steps):
        assert step.sentence in shown
    assert size(shot) == (1000, 1400)
    # Rows that differ from the one above, down the whole of the picture.
    rows = pixels(shot)
    filled = [at for at in range(1, 1400) if rows[at] != rows[at - 1]]
    assert len(filled) > 300
    assert filled[0] < 100
    assert filled[-1] > 1100


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_prints_on_a4(locale: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    browse(
        html_page(RICH, locale),
        tmp_path,
        f"--print-to-pdf={file}",
        "--no-pdf-header-footer",
    )
    raw = file.read_bytes()
    assert raw.startswith(b"%PDF")
    boxes = set(re.findall(rb"/MediaBox *\[0 0 ([\d.]+) ([\d.]+)\]", raw))
    found = {tuple(whole_points(one.decode()) for one in box) for box in boxes}
    assert found == {A4}


def whole_points(text: str) -> str:
    """Round the text of a number to whole points."""
    whole, _, parts = text.partition(".")
    return str(int(whole) + (parts[:1] >= "5"))


# --- the drawing on paper ---------------------------------------------------------------

# A page as wide as an A4 page between its margins, which shows what is printed.
PAPER = 673
DRAWN = """<script>
addEventListener("load", () => {
  const drawing = document.querySelector("figure svg");
  const { width, height } = drawing.getBoundingClientRect();
  const { width: across, height: down } = drawing.viewBox.baseVal;
  const figure = drawing.closest("figure");
  document.title = [Math.round(width), Math.round(height),
    Math.abs(width * down - height * across) < across + down,
    getComputedStyle(figure).breakInside,
    figure.querySelector("figcaption") !== null].join(";");
});
</script>"""


def printed(path: Path, drawing: str, folder: Path) -> tuple[int, int]:
    """Give the width and height of the drawing as printed: whole, with its caption."""
    source = html_page(path, "zh_CN").replace("@media print", "@media all")
    source = re.sub("<svg.*</svg>", drawing, source) if drawing else source
    inner = source.replace("</body>", f"{DRAWN}</body>")
    dom = browse(inner, folder, f"--window-size={PAPER},1000", "--dump-dom")
    (title,) = re.findall("<title>(\\d+;[^<]*)</title>", dom)
    width, height, *rest = title.split(";")
    assert rest == ["true", "avoid", "true"]
    return int(width), int(height)


@pytest.mark.parametrize("path", [LICENCE, RICH, EQUITY], ids=lambda path: path.stem)
def test_a_drawing_takes_a_third_of_the_paper(path: Path, tmp_path: Path) -> None:
    width, height = printed(path, "", tmp_path)
    assert width <= PAPER
    assert 330 < height < 390  # 9 cm are 340


def test_a_tall_drawing_stays_legible_and_on_its_page(tmp_path: Path) -> None:
    """Its words shrink to seven tenths, and further only where the paper ends."""
    tall = '<svg viewBox="0 0 570 {0}" width="570" style="--height:{0}px"></svg>'
    assert printed(LICENCE, tall.format(1000), tmp_path) == (399, 700)
    assert printed(LICENCE, tall.format(4000), tmp_path)[1] == 907  # 24 cm


# --- a narrow window -------------------------------------------------------------------

NARROW = 420
MEASURE = """<script>
addEventListener("load", () => {
  const page = document.documentElement;
  const wide = [...document.querySelectorAll("body *")]
    .filter((one) => !one.closest(".scroll"))
    .filter((one) => one.getBoundingClientRect().right > page.clientWidth)
    .map((one) => one.tagName);
  const broken = [...document.querySelectorAll("td, th")]
    .filter((one) => /^-?[\\d,]+\\.\\d\\d$/.test(one.textContent))
    .filter((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return range.getClientRects().length > 1;
    })
    .map((one) => one.textContent);
  parent.document.title = [page.scrollWidth, page.clientWidth, wide.join(" "),
    broken.join(" ")].join(";");
});
</script>"""


def measured(path: Path, locale: str, width: int, folder: Path) -> list[str]:
    """Measure a copy of the page in a frame: a window is at least 500 px wide.

    Gives the width of what is shown, that of the frame, the elements that are wider,
    and the amounts that are broken over several lines.
    """
    source = html_page(path, locale)
    inner = source.replace("</body>", f"{MEASURE}</body>")
    assert inner != source
    frame = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>no</title></head>'
        f'<body><iframe width="{width}" height="900" style="border:0"'
        f' srcdoc="{escape(inner)}"></iframe></body></html>'
    )
    dom = browse(frame, folder, "--window-size=1400,1000", "--dump-dom")
    (title,) = re.findall("<title>(\\d+;[^<]*)</title>", dom.partition("<body>")[0])
    return unescape(str(title)).split(";")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", [RICH, REFUND], ids=["rich", "refund"])
def test_nothing_is_wider_than_a_narrow_page(
    path: Path, locale: str, tmp_path: Path
) -> None:
    shown, frame, wider, _ = measured(path, locale, NARROW, tmp_path)
    assert (shown, frame, wider) == (str(NARROW), str(NARROW), "")


@pytest.mark.parametrize(("width", "locale"), [(NARROW, "zh_CN"), (1000, "en")])
def test_no_amount_is_broken_over_two_lines(
    width: int, locale: str, tmp_path: Path
) -> None:
    assert measured(RICH, locale, width, tmp_path)[3] == ""
