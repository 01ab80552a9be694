"""What the council has published as its promise, counted beside what the law asks for."""

from sqlmodel import col

from core.figures.conditions import STAGE_PARTS, childrens_stage
from core.figures.figure import Figure
from core.register.store.tables.cases import StageFact

WITHIN_PROMISE = Figure(
    "within_promise",
    "Of the published promises of a first answer that were kept or broken, the share kept: 10 working days from the day "
    "of receipt, 20 where the complaint was declared complex in time, whatever starts the statutory clock later and "
    "whether or not they chose to wait for an advocate. One that was broken stays broken, even where no answer came; a "
    "case withdrawn before its day is not counted.",
    StageFact,
    childrens_stage & (col(StageFact.stage) == "stage1") & col(StageFact.within_promise).is_not(None),
    col(StageFact.promised_quarter),
    "the day of the Stage 1 answer or informal settlement, or the day a Stage 1 that was late ended without one",
    where=col(StageFact.within_promise).is_(True),
    by=STAGE_PARTS,
)
