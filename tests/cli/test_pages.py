"""Pages written by the command: one file, or a folder."""

from __future__ import annotations

import re
from pathlib import Path

from extractor.cli.pages import file_names
from tests.cli.conftest import Run

OTHER = "Customs seized 12 kg of cocaine at Tarrow on 4 May 2024, the Border Force said.\n"


def test_a_release_as_a_page_with_its_steps(run: Run, release: Path) -> None:
    done = run("-f", "html", release.name)
    assert done.returncode == 0
    page = done.stdout.decode()
    assert page.startswith("<!doctype html>")
    assert "Portbury Police Department" in page
    assert '<ol class="steps">' in page


def test_the_ending_asks_for_a_page(run: Run, release: Path) -> None:
    assert run("-o", "page.html", release.name).returncode == 0
    assert (release.parent / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_only_and_certainty_hold_for_pages(run: Run, release: Path) -> None:
    page = run("-f", "html", "--only", "dates", release.name).stdout.decode()
    assert 'data-off="date"' in page
    assert 'data-off="agency"' not in page


def test_several_releases_in_a_folder_of_pages(run: Run, release: Path) -> None:
    folder = release.parent
    (folder / "other").mkdir()
    (folder / "other/release.txt").write_text(OTHER, encoding="utf-8")
    done = run("-f", "html", "-o", "pages/", release.name, "missing.txt", "other/release.txt")
    assert done.returncode == 1
    written = {path.name: path.read_text(encoding="utf-8") for path in (folder / "pages").iterdir()}
    assert written.keys() == {"index.html", "release.html", "release-2.html"}
    assert "cocaine" in written["release-2.html"]
    assert re.findall(r'href="([^"]+)"', written["index.html"]) == ["release.html", "release-2.html"]
    # Once more, over its own pages; a batch reads none of them as a release.
    assert run("-f", "html", "-o", "pages/", release.name).returncode == 0
    assert b"1 release," in run("batch", "pages", release.name, "-o", "all.jsonl").stderr


def test_what_is_no_page_of_ours_is_never_written_over(run: Run, release: Path) -> None:
    folder = release.parent / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<h1>My site</h1>", encoding="utf-8")
    done = run("-f", "html", "-o", "site", release.name)
    assert done.returncode == 2
    assert done.stderr.decode() == "extract-facts: --output: site/index.html is there already, and is no page of ours\n"
    assert [path.name for path in folder.iterdir()] == ["index.html"]


def test_names_of_pages_are_safe_and_differ() -> None:
    given = ["a/../b.txt", "B.md", "-", ".hidden", "..", "index.txt", "x" * 300, "a:b*c?.txt"]
    names = file_names(given)
    assert names == ["b", "B-2", "standard-input", "hidden", "release", "index-2", "x" * 80, "a-b-c"]
