"""Pages written by the command: one file, or a folder."""

from __future__ import annotations

import json
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


def test_a_comparison_as_a_page(run: Run, release: Path) -> None:
    edited = release.with_name("edited.txt")
    edited.write_text(release.read_text(encoding="utf-8").replace("9,000", "9,500"), encoding="utf-8")
    done = run("diff", release.name, "edited.txt", "-f", "html")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "9,500" in done.stdout.decode()
    # By the ending of the file too; the exit code is that of any comparison.
    assert run("diff", release.name, "edited.txt", "-o", "changes.html").returncode == 1
    assert (release.parent / "changes.html").read_bytes() == done.stdout
    assert run("diff", release.name, release.name, "-f", "html").returncode == 0
    refused = run("diff", release.name, "edited.txt", "-o", "changes.html", "--summary")
    assert refused.returncode == 2
    assert refused.stderr.startswith(b"extract-facts: --summary: not with -f html")


def test_a_page_of_a_comparison_of_runs(run: Run, release: Path) -> None:
    for name, text in (("old", "Police seized 5 kg of heroin."), ("new", "Police seized 6 kg of heroin.")):
        release.write_text(text, encoding="utf-8")
        assert run("batch", release.name, "-o", f"{name}.db", "-o", f"{name}.jsonl", "--workers", "1").returncode == 0
    pages = [run("diff", f"old.{form}", f"new.{form}", "-f", "html").stdout.decode() for form in ("db", "jsonl")]
    assert "1</b> document changed" in pages[0]
    assert pages[0].replace("old.db", "old.jsonl").replace("new.db", "new.jsonl") == pages[1]


def test_the_page_of_a_run_is_the_same_whatever_it_was_written_to(run: Run, release: Path) -> None:
    outs = ("of-7.db", "of-7.jsonl", "of-7.parquet", "of-7")
    records = release.with_name("records.jsonl")
    told = "A broker was charged with fraud on the same day."
    lines = [
        {"text": f"{OTHER} {told}", "id": "a"},
        {"text": release.read_text(encoding="utf-8"), "id": "b"},
        {"id": "c"},
    ]
    records.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    done = run("batch", records.name, *(part for out in outs for part in ("-o", out)), "--workers", "1")
    assert done.returncode == 1
    pages = []
    for out in outs:
        done = run("report", out, "-o", "report.html")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        pages.append((release.parent / "report.html").read_text(encoding="utf-8").replace(out, "RUN"))
    assert "<b>2</b> releases" in pages[0]
    assert "<b>1</b> failed" in pages[0]
    assert pages[1:] == pages[:1] * 3
    # The texts stay out unless they are asked for, but for the sentences of the largest figures.
    assert "the Border Force said" in pages[0]
    assert told not in pages[0]
    assert told in run("report", "of-7.db", "--text").stdout.decode()


def test_the_page_of_a_run_without_its_texts(run: Run, release: Path) -> None:
    run("batch", release.name, "-o", "run.jsonl", "--no-text", "--workers", "1")
    done = run("report", "run.jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "9,000 cigarettes" in done.stdout.decode()


def test_what_is_no_run_has_no_page(run: Run, release: Path) -> None:
    for source, reason in (("release.txt", "no run: a run is"), ("missing.db", "no such file or folder")):
        done = run("report", source, "-o", "report.html")
        assert done.returncode == 2
        (line,) = done.stderr.decode().splitlines()
        assert line.startswith(f"extract-facts: {source}: ")
        assert reason in line
        assert not (release.parent / "report.html").exists()


def test_what_is_read_is_never_written_over(run: Run, release: Path) -> None:
    run("batch", release.name, "-o", "run.jsonl", "-o", "folder", "--workers", "1")
    extraction = next((release.parent / "folder").glob("*.json")).relative_to(release.parent)
    for arguments in (
        ("report", "run.jsonl", "-o", "run.jsonl"),
        ("report", "folder", "-o", str(extraction)),
        ("diff", "run.jsonl", "folder", "-o", "run.jsonl"),
        ("diff", release.name, release.name, "-o", release.name),
    ):
        before = (release.parent / arguments[-1]).read_bytes()
        done = run(*arguments)
        assert done.returncode == 2
        assert (
            done.stderr.decode()
            == f"extract-facts: --output: {arguments[-1]} is to be read, and would be written over\n"
        )
        assert (release.parent / arguments[-1]).read_bytes() == before
