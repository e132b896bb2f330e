"""Four answers to the same trouble: hire, freeze, freeze and train the people who are there, or draw teams anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .levels import Standing, nearest_first
from .people import Somebody
from .reshaping import RESHAPING
from .seats import leader_of
from .tables import rows
from .targets import TARGETS

# scenario | title | based on | notes
SCENARIOS = """
freeze-hiring | Freeze and hold | | \
No seat is filled before the next fiscal year. It saves money and closes no gap.
hire-plan | Hire plan 2027 | | \
Thirteen hires in twelve months. What they will bring is unknown, so the low end of coverage does not move.
train-from-within | Train from within | freeze-hiring | \
On top of the freeze: our own people grow into missing skills and critical seats, and three of them change seats.
reshape | One layer less | | \
Teams report straight to the top, seats move to where the gaps are, and contractors bridge six months.
"""

# scenario | on | change | position | person | unit | role | value | note
CHANGES = """
hire-plan | 2027-01-11 | hire | GENAI-13 | new-hire-01 | | | 100 | Senior, from outside
hire-plan | 2027-01-18 | hire | EVAL-04 | new-hire-02 | | | 60 | Beside the share that NLP lends
hire-plan | 2027-02-01 | open | EVAL-13 | | Model Evaluation | Senior Model Evaluation Engineer | 9250000 |
hire-plan | 2027-02-01 | open | EVAL-14 | | Model Evaluation | Model Evaluation Engineer | 7200000 |
hire-plan | 2027-02-01 | open | NLP-15 | | NLP | Senior NLP Engineer | 9150000 | Second pair of eyes for entity linking
hire-plan | 2027-02-08 | hire | NLP-02 | new-hire-03 | | | 100 | Follows Mirela Kovačić
hire-plan | 2027-02-15 | hire | EVAL-12 | new-hire-04 | | | 100 |
hire-plan | 2027-03-01 | hire | EVAL-13 | new-hire-05 | | | 100 |
hire-plan | 2027-03-01 | hire | NLP-15 | new-hire-06 | | | 100 |
hire-plan | 2027-03-15 | hire | NLP-03 | new-hire-07 | | | 100 |
hire-plan | 2027-04-01 | unfreeze | GENAI-19 | | | | | New fiscal year
hire-plan | 2027-04-12 | hire | EVAL-14 | new-hire-08 | | | 100 |
hire-plan | 2027-05-03 | hire | GENAI-02 | new-hire-09 | | | 100 | Principal, search firm engaged
hire-plan | 2027-05-17 | hire | GENAI-19 | new-hire-10 | | | 100 |
hire-plan | 2027-06-01 | open | MLP-19 | | ML Platform | MLOps Engineer | 9400000 | Accelerator operations
hire-plan | 2027-07-01 | hire | MLP-19 | new-hire-11 | | | 100 |
hire-plan | 2027-09-01 | hire | GENAI-03 | new-hire-12 | | | 100 | Principal, second seat
hire-plan | 2027-10-01 | hire | BACK-11 | new-hire-13 | | | 100 |
freeze-hiring | 2026-12-01 | freeze | APPLIED-19 | | | | |
freeze-hiring | 2026-12-01 | freeze | GENAI-03 | | | | | The first principal seat stays open
freeze-hiring | 2026-12-01 | freeze | GENAI-13 | | | | |
freeze-hiring | 2026-12-01 | freeze | NLP-03 | | | | |
freeze-hiring | 2026-12-01 | freeze | BACK-11 | | | | |
freeze-hiring | 2026-12-01 | freeze | CUST-09 | | | | |
freeze-hiring | 2026-12-01 | freeze | PLAT-12 | | | | |
freeze-hiring | 2026-12-31 | leave | | @PLAT-10 | | | | Contract not renewed
freeze-hiring | 2027-01-01 | close | DATA-19 | | | | | Frozen since April 2026
freeze-hiring | 2027-01-31 | leave | | @GENAI-18 | | | | Contract not renewed
freeze-hiring | 2027-01-31 | leave | | @PROD-11 | | | | Contract not renewed
freeze-hiring | 2027-02-01 | freeze | GENAI-18 | | | | |
freeze-hiring | 2027-02-01 | freeze | PROD-11 | | | | |
freeze-hiring | 2027-02-01 | freeze | EVAL-12 | | | | |
freeze-hiring | 2027-02-28 | leave | | @APPLIED-27 | | | | The fixed term ends
freeze-hiring | 2027-02-28 | leave | | @CUST-08 | | | | The fixed term ends
freeze-hiring | 2027-03-01 | freeze | APPLIED-27 | | | | |
freeze-hiring | 2027-03-01 | freeze | CUST-08 | | | | |
freeze-hiring | 2027-03-31 | leave | | @DATA-13 | | | | Contract not renewed
freeze-hiring | 2027-04-01 | freeze | DATA-13 | | | | |
freeze-hiring | 2027-04-01 | close | PLAT-12 | | | | |
train-from-within | 2027-01-15 | unfreeze | GENAI-13 | | | | | One exception to the freeze
train-from-within | 2027-02-01 | move | NLP-02 | @NLP-04 | | | | Succeeds Mirela Kovačić
train-from-within | 2027-02-15 | move | GENAI-13 | @NLP-05 | | | | From language components to assistants
train-from-within | 2027-02-22 | unfreeze | EVAL-12 | | | | | The other exception
train-from-within | 2027-03-01 | move | EVAL-12 | @APPLIED-23 | | | | Statistics and labelling go to the evaluation team
train-from-within | 2027-04-01 | promote | | @GENAI-14 | | Staff Generative AI Engineer | | Shared evaluation library
train-from-within | 2027-04-01 | promote | | @APPLIED-16 | | Senior Applied AI Engineer | |
"""

# on | person | skill | level | the critical position that the person becomes ready for; part of the training
SUCCESSORS = """
2027-09-06 | @MLP-08 | Model serving | 3 | MLP-05
2027-09-13 | @DATA-03 | Planning and prioritization | 3 | DATA-02
2027-09-13 | @DATA-03 | Stakeholder communication | 3 | DATA-02
2027-10-04 | @GENAI-05 | Evaluation and testing for GenAI | 4 | GENAI-06
"""

SCENARIO_OF_TRAINING, SCENARIO_OF_RESHAPING = "train-from-within", "reshape"
WITH_THE_FREEZE = ("freeze-hiring", SCENARIO_OF_TRAINING)
"""What the training is laid over."""
TRAINED = ["Model Evaluation", "NLP", "Generative AI"]
"""The units whose targets the training is meant to reach, one after the other."""


@dataclass(frozen=True)
class PlannedChange:
    """One line of planned_changes.csv, its number still to be given."""

    scenario: str
    on: date
    change: str
    position: str = ""
    person: str = ""
    unit: str = ""
    role: str = ""
    skill: str = ""
    value: str = ""
    manager: str = ""
    note: str = ""


def _written(people: list[Somebody]) -> Iterator[PlannedChange]:
    """The changes of the tables; ``@`` and a position stand for the person who sits there.

    A seat that is opened reports to the leader of its unit where the table names nobody.
    """
    in_seat = {stay.position: somebody.key for somebody in people for stay in somebody.stays if not stay.to_on}
    lines = [(*line[:7], "", line[7], "", line[8]) for line in rows(CHANGES, 9)]
    lines += [(SCENARIO_OF_RESHAPING, *line) for line in rows(RESHAPING, 10)]
    lines += [
        (SCENARIO_OF_TRAINING, day, "raise-skill", "", person, "", "", skill, level, "", f"Successor for {seat}")
        for day, person, skill, level, seat in rows(SUCCESSORS, 5)
    ]
    for scenario, day, change, position, person, unit, role, skill, value, manager, note in lines:
        who = in_seat[person[1:]] if person.startswith("@") else person
        above = manager or (leader_of(position.split("-")[0]) if change == "open" else "")
        on = date.fromisoformat(day)
        yield PlannedChange(scenario, on, change, position, who, unit, role, skill, value, above, note)


def _members_later(unit: str, standing: Standing, changes: list[PlannedChange], day: date) -> list[Somebody]:
    """Those of today's members who are still there on a day of the training scenario."""
    gone = {
        change.person for change in changes if change.change in ("leave", "move") and change.scenario in WITH_THE_FREEZE
    }
    return [other for other in standing.members[unit] if other.key not in gone and other.is_active(day)]


def _training(people: list[Somebody], standing: Standing, changes: list[PlannedChange]) -> Iterator[PlannedChange]:
    """Raises until the people who will be there reach what matters most to the trained units."""
    held = {pair: level for pair, level in standing.levels.items() if pair not in standing.unknown}
    for number, unit in enumerate(TRAINED):
        due = date(2027, 3, 15) + timedelta(days=45 * number)
        members = _members_later(unit, standing, changes, date(2027, 9, 30))
        step = 0
        for target_unit, skill, level, wanted, importance, _, _, _, ends in rows(TARGETS, 9):
            if target_unit != unit or ends or importance not in ("critical", "important"):
                continue
            pupils = [other for other in members if held.get((other.key, skill), 0) < int(level)]
            missing = max(0, int(wanted) - len(members) + len(pupils))
            for pupil in nearest_first(pupils, skill)[:missing]:
                day = due + timedelta(days=14 * (step % 8))
                day += timedelta(days=4 - day.weekday())
                held[pupil.key, skill] = int(level)
                step += 1
                note = f"Development plan, {unit}"
                about = ("raise-skill", "", pupil.key, "", "", skill, level)
                yield PlannedChange(SCENARIO_OF_TRAINING, day, *about, note=note)


def planned_changes(people: list[Somebody], standing: Standing) -> list[PlannedChange]:
    """All planned changes, by scenario and day."""
    written = list(_written(people))
    changes = [*written, *_training(people, standing, written)]
    return sorted(changes, key=lambda change: (change.scenario, change.on))
