"""`python -m tests.generator OUT --count 40 --seed 1 [--holdout] [--renderers soffice,chromium] [--shape NAME]`."""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from .build import WEIGHTS, make, write


def main() -> None:
    parser = argparse.ArgumentParser(description="Lay made-up risk registers out in random shapes, with their gold.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--holdout", action="store_true", help="use the words and variants that are held back")
    parser.add_argument(
        "--renderers", default="", help="soffice, chromium: slow printers used for a share of the reports"
    )
    parser.add_argument("--shape", choices=sorted(WEIGHTS))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for number in range(args.seed * 1000, args.seed * 1000 + args.count):
        made = make(number, args.holdout, args.shape)
        paths = write(made, args.out, set(args.renderers.split(",")), Random(number))
        print(", ".join(p.name for p in paths))


if __name__ == "__main__":
    main()
