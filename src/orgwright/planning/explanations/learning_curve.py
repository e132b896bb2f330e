"""How a share of a learning curve came about: at each time that somebody rose, how many of those looked at stayed."""

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.pace import level_words
from orgwright.planning.explanations.words import counted, number, of_what
from orgwright.planning.learning_curve import LearningCurve
from orgwright.planning.organization import Organization


def share_risen_explained(organization: Organization, curve: LearningCurve, months: float) -> Explanation:
    """The share that has risen after so many months, from the times of the rises until then."""
    points = [one for one in curve.points if one.months <= months]
    share = curve.share_at(months)
    name = f"{curve.pace.kind.capitalize()} skills, {level_words(curve.pace.from_level)}"
    sentence = f"The share of stays that have ended in a rise after {number(round(months, 1))} months."
    return Explanation(
        f"{share * 100:.1f} %",
        of_what(organization, name, sentence),
        "share risen = 1 − Π (1 − risen / looked at)",
        "Looked at = stays not ended before: who was last seen without a rise counts until then, and no longer.",
        (
            ExplainedResult("risen so far", sum(one.rises for one in points), "whole", "", "SUM({Risen})"),
            ExplainedResult("share risen", share, "share", "", "1-PRODUCT({Stays on})"),
        )
        if points
        else (ExplainedResult("share risen", share, "share", "", "0"),),
        (
            ExplainedColumn("Months", "number"),
            ExplainedColumn("Looked at", "whole"),
            ExplainedColumn("Risen", "whole"),
            ExplainedColumn("Last seen before", "whole"),
            ExplainedColumn("Stays on", "share", "1-{Risen}/{Looked at}"),
        ),
        tuple(
            ExplainedRow((one.months, one.at_risk, one.rises, one.left, 1 - one.rises / one.at_risk)) for one in points
        ),
        (),
        f"{counted(len(points), 'time')} at which somebody rose",
    )
