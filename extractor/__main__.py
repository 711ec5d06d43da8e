"""python -m extractor."""

from extractor.cli import run

if __name__ == "__main__":
    run()
