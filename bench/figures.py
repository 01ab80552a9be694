"""All figures of a year by their declarations, beside one SQL statement written by hand for the same counts."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from bench.machine import middle, milliseconds, table
from bench.register import TODAY
from core.figures.compute import compute
from core.quarters import year_quarters
from core.register.open import open_register

YEAR = "2024-25"
RUNS = 9

BY_HAND = """
WITH received AS (SELECT * FROM case_file WHERE received_quarter BETWEEN :first AND :last),
     answered AS (SELECT * FROM stage_fact WHERE answered_quarter BETWEEN :first AND :last
                  AND procedure = 'childrens' AND stage = 'stage1' AND answered_on IS NOT NULL)
SELECT 'received', received_quarter, '', count(*) FILTER (WHERE procedure = 'childrens'),
       count(*) FILTER (WHERE procedure = 'childrens' AND counts_as_informal),
       count(*) FILTER (WHERE procedure = 'childrens' AND in_care),
       count(*) FILTER (WHERE procedure = 'childrens' AND in_care AND through_advocate),
       count(*) FILTER (WHERE family IN (reference, '')),
       count(*) FILTER (WHERE family IN (reference, '') AND counts_as_informal) FROM received GROUP BY 2
UNION ALL SELECT 'theme', received_quarter, theme, count(*), 0, 0, 0, 0, 0 FROM received GROUP BY 2, 3
UNION ALL SELECT 'directorate', received_quarter, directorate, count(*), 0, 0, 0, 0, 0 FROM received GROUP BY 2, 3
UNION ALL SELECT 'service', received_quarter, service, count(*), 0, 0, 0, 0, 0 FROM received GROUP BY 2, 3
UNION ALL SELECT 'team', received_quarter, team, count(*), 0, 0, 0, 0, 0 FROM received GROUP BY 2, 3
UNION ALL SELECT 'answered', answered_quarter, outcome, count(*), count(*) FILTER (WHERE days_taken > 20),
       sum(days_taken), count(*) FILTER (WHERE in_care), count(*) FILTER (WHERE in_care AND days_taken > 20), 0
  FROM answered GROUP BY 2, 3
UNION ALL SELECT 'timed', timed_quarter, '', count(*), count(*) FILTER (WHERE within_statutory), 0, 0, 0, 0
  FROM stage_fact WHERE timed_quarter BETWEEN :first AND :last AND procedure = 'childrens' AND stage = 'stage1'
   AND within_statutory IS NOT NULL GROUP BY 2
UNION ALL SELECT 'stages', entered_quarter, CASE WHEN informal THEN 'informal' ELSE stage END, count(*), 0, 0, 0, 0, 0
  FROM stage_fact WHERE entered_quarter BETWEEN :first AND :last AND procedure = 'childrens' GROUP BY 2, 3
UNION ALL SELECT 'learning', recorded_quarter, '', count(*), 0, 0, 0, 0, 0 FROM learning
  WHERE recorded_quarter BETWEEN :first AND :last
   AND case_id IN (SELECT id FROM case_file WHERE procedure = 'childrens') GROUP BY 2
UNION ALL SELECT 'ombudsman', contacted_quarter, '', count(*), count(*) FILTER (WHERE decision = 'upheld'), 0, 0, 0, 0
  FROM ombudsman_fact WHERE contacted_quarter BETWEEN :first AND :last AND procedure = 'childrens' GROUP BY 2
UNION ALL SELECT 'compliments', received_quarter, '', count(*), 0, 0, 0, 0, 0 FROM compliment
  WHERE received_quarter BETWEEN :first AND :last GROUP BY 2
UNION ALL SELECT 'referrals', referred_quarter, '', sum(number), 0, 0, 0, 0, 0 FROM referral
  WHERE referred_quarter BETWEEN :first AND :last GROUP BY 2
"""


def measure(home: Path, cases: int) -> str:
    """Both in turn on the same file; the count of complaints received must agree before a time is believed."""
    register = open_register(home, reader="bench", today=TODAY)
    connection = sqlite3.connect(home / "register.db")
    quarters = year_quarters(YEAR)
    bounds = {"first": quarters[0], "last": quarters[-1]}
    cells = compute(register, YEAR)
    declared = next(cell.numerator for cell in cells if (cell.figure, cell.period) == ("received", YEAR))
    by_hand = sum(row[3] for row in connection.execute(BY_HAND, bounds) if row[0] == "received")
    if declared != by_hand:
        raise ValueError(f"figures count {declared} complaints received, the statement by hand {by_hand}")
    ours, theirs = [], []
    for _ in range(RUNS):
        theirs.append(timed(lambda: connection.execute(BY_HAND, bounds).fetchall()))
        ours.append(timed(lambda: compute(register, YEAR)))
    return table(
        f"Figures of one year of {declared:,} complaints, of {cases:,} in the register, {RUNS} runs each in turn",
        ("", "median (least to most)", "ratio"),
        [
            ("one SQL statement by hand", milliseconds(theirs), "1"),
            (f"figures, {len(cells):,} cells", milliseconds(ours), f"{middle(ours) / middle(theirs):.2f}"),
        ],
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
