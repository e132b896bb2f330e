"""A role document of our own in the representation that the renderings are made from."""

from exchange.blueprint.renderings import Document, Item, Part


def _list(*texts: str) -> Part:
    return Part(items=tuple(Item(text) for text in texts))


def _skill(name: str, use: str, importance: str) -> Item:
    return Item(name, (Item(f"Use: {use}"), Item(f"Importance: {importance}")))


def _soft(name: str) -> Item:
    return Item(
        name,
        (
            Item(f"Why it matters: Orders go wrong where {name.lower()} is lacking."),
            Item("On the job: Speaks with bakers and drivers every morning."),
            Item("Strong performance: Complaints are rare and are answered on the same day."),
        ),
    )


SAMPLE: Document = (
    (
        1,
        "Role Summary",
        (
            Part(paragraph="The Staff Bread Engineer keeps the ovens of three bakeries “warm” and measured."),
            _list("Role horizon: Emerging (ovens learn)", "Typical interactions: Bakers, Drivers"),
        ),
    ),
    (2, "Role Mission", (Part(paragraph="Core mission: Bread for everybody, every morning."),)),
    (
        3,
        "Core Responsibilities",
        (
            Part(heading="Technical responsibilities"),
            _list("Design the dough pipeline.", "Measure heat at 0.5–1.5 °C."),
            Part(heading="Cross-functional / stakeholder responsibilities"),
            _list("Agree on delivery hours with the café’s team."),
        ),
    ),
    (4, "Day-to-Day Activities", (Part(heading="Daily activities"), _list("Taste bread.", "Read the logs."))),
    (5, "Key Deliverables", (Part(heading="Plans"), _list("Oven plan (weekly)", "Flour forecast"))),
    (
        6,
        "Goals, Objectives, and Milestones",
        (
            Part(heading="30-day goals (onboarding)"),
            Part(
                items=(
                    Item("Deliver one improvement:", (Item("a warmer oven, or"), Item("a colder cellar."))),
                    Item("Know the bakers by name."),
                )
            ),
        ),
    ),
    (
        7,
        "KPIs and Productivity Metrics",
        (
            Part(paragraph="The table shows what is measured."),
            Part(
                table=(
                    ("Metric name", "What it measures", "Why it matters", "Example target", "Frequency"),
                    ("Burnt loaves", "% of loaves too dark", "Waste", "< 0.5–1%", "Daily"),
                    ("Rise time (p95)", "Hours until the dough is ready", "Delivery", "p95 < 4h", "Per release"),
                    ("Happy customers", "Answers to the survey", "Trust", "≥ 4/5", "Quarterly"),
                )
            ),
        ),
    ),
    (
        8,
        "Technical Skills Required",
        (
            Part(heading="Must-have technical skills"),
            Part(
                items=(
                    _skill("Dough chemistry (Critical)", "Choosing flour.", "Critical"),
                    _skill("Oven control (PID, valves)", "Holding heat.", "Important"),
                    _skill("C++", "Firmware of the ovens.", "Important"),
                )
            ),
            Part(heading="Good-to-have technical skills"),
            Part(items=(_skill("Logistics (Optional to Important)", "Planning routes.", "Depends on size"),)),
            Part(heading="Advanced or expert-level technical skills"),
            Part(items=(_skill("Advanced evaluation methods (Optional)", "Blind tasting.", "Context-specific"),)),
            Part(heading="Emerging future skills for this role (next 2–5 years)"),
            _list("Self-learning ovens (Optional → Important): Ovens that tune themselves."),
        ),
    ),
    (
        9,
        "Soft Skills and Behavioral Capabilities",
        (Part(items=(_soft("Patience"), _soft("Plain speech (with guests)"))),),
    ),
    (
        10,
        "Tools, Platforms, and Software",
        (
            Part(
                table=(
                    ("Category", "Tool / Platform", "Primary use", "Common / Optional / Context-specific"),
                    ("Ovens", "Rational / MIWE / Wiesheu", "Baking", "Common"),
                    ("Monitoring", "Prometheus + Grafana", "Watching heat", "Optional"),
                    ("Source control", "Git (GitHub/GitLab)", "Recipes", "Context-specific"),
                )
            ),
        ),
    ),
    (11, "Typical Tech Stack / Environment", (Part(heading="Data environment"), _list("One database of recipes."))),
    (
        12,
        "Stakeholders and Collaboration Map",
        (Part(heading="Internal stakeholders"), _list("Head Baker: decides on the range.")),
    ),
    (
        13,
        "Decision Rights and Scope of Authority",
        (Part(heading="Can decide independently"), _list("Heat and hours.", "Flour within the budget.")),
    ),
    (
        14,
        "Required Experience and Qualifications",
        (Part(heading="Typical years of experience"), _list("5–8 years with ovens.")),
    ),
    (
        15,
        "Career Path and Progression",
        (
            Part(heading="Common feeder roles into this role"),
            _list("Senior Bread Engineer", "Oven Engineer with a love of data"),
            Part(heading="Next likely roles after this role"),
            _list("Principal Bread Engineer / Principal Oven Engineer (all bakeries)", "Bakery Lead / Architect"),
            Part(heading="Adjacent career paths"),
            _list("Staff/Principal Pastry Engineer", "Solutions Architect (AI)"),
            Part(heading="Skills needed for promotion (beyond Principal)"),
            _list("Opens a bakery."),
        ),
    ),
    (16, "Risks, Challenges, and Failure Modes", (Part(heading="Bottlenecks"), _list("One oven only."))),
    (17, "Role Variants", (Part(heading="By company size"), _list("Small: bakes too.", "Large: plans only."))),
    (
        18,
        "AI / Automation Impact on the Role",
        (Part(heading="Tasks that remain human-critical"), _list("Tasting the bread.")),
    ),
    (
        19,
        "Hiring Evaluation Criteria",
        (
            Part(heading="Red flags"),
            _list("Does not eat bread."),
            Part(heading="Scorecard dimensions"),
            Part(
                table=(
                    ("Dimension", "Weight", "What “meets bar” looks like", "What “excellent” looks like"),
                    ("Baking", "60%", "Bakes well.", "Bakes better than most."),
                    ("Measuring", "40%", "Reads a gauge.", "Builds a gauge."),
                )
            ),
        ),
    ),
    (
        20,
        "Final Role Scorecard Summary",
        (
            Part(
                table=(
                    ("Category", "Summary"),
                    ("Role title", "Staff Bread Engineer"),
                    ("Role purpose", "Good bread, every day."),
                    ("Top 10 technical skills", "1) Dough chemistry 2) Oven control 3) Juggling"),
                    ("Career progression options", "Principal Bread Engineer"),
                )
            ),
        ),
    ),
)
