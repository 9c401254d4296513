"""Extract, update and compile the message catalogs: one command for translators.

    uv run python tools/catalogs.py

New sentences appear empty in each catalog, sentences that are gone disappear, and the
compiled catalogs are written beside their sources for the editable install.
"""

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "src" / "rewardcalc"
LANGUAGES = ("zh_Hans", "zh_Hant")
STILL = datetime(2026, 1, 1, tzinfo=UTC)


def template() -> Catalog:
    """Give all sentences that the package says, each where it stands."""
    found = Catalog(project="rewardcalc", charset="utf-8", creation_date=STILL)
    for file, _, message, _, context in extract_from_dir(
        PACKAGE / "wording", [("**.py", "python")], keywords={"N_": None}
    ):
        found.add(message, context=context, locations=[(f"wording/{file}", 0)])
    return found


def update(language: str, sentences: Catalog) -> None:
    """Bring one catalog up to date and compile it."""
    folder = PACKAGE / "locale" / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "rewardcalc.po"
    catalog = Catalog(locale=language, project="rewardcalc", creation_date=STILL)
    if source.exists():
        with source.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.update(sentences, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = STILL
    catalog.fuzzy = False
    catalog.header_comment = f"# rewardcalc in {language}: sentences and terms."
    catalog.last_translator = catalog.language_team = "rewardcalc"
    catalog.msgid_bugs_address = "rewardcalc"
    with source.open("wb") as file:
        write_po(file, catalog, width=88, include_lineno=False, sort_output=False)
    with source.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    empty = [message.id for message in catalog if message.id and not message.string]
    print(f"{language}: {len(catalog)} sentences, {len(empty)} not translated")


if __name__ == "__main__":
    everything = template()
    for each in LANGUAGES:
        update(each, everything)
