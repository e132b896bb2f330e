"""A small role document with all 20 sections, in words of our own, that tests of the file share."""

from pathlib import Path

from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import Role
from orgwright.workspace import Workspace

HARBOUR_PILOT = """\
# Harbour Pilot: Role Blueprint

## 1) Role Summary

The Harbour Pilot brings ships into the harbour and out of it.

Role horizon: Current

## 2) Role Mission

Core mission: No ship touches ground.

### Primary business outcomes expected

- Ships wait less than an hour.

## 3) Core Responsibilities

### Operational responsibilities

- Boards every ship above the size limit.
- Keeps the depth chart honest.

## 4) Day-to-Day Activities

### Daily activities

- Reads tides and wind.

### Monthly or quarterly activities

- Quarterly drill with the tugs.
- Checks the buoys.

## 5) Key Deliverables

### Papers

- Depth chart
- Log of every passage

## 6) Goals, Objectives, and Milestones

### 30-day goals

- Knows every buoy.

### 12-month objectives

- Pilots at night alone.

### Long-term impact goals

- Teaches two others.

## 7) KPIs and Productivity Metrics

| Metric name | What it measures | Why it matters | Example target / benchmark | Frequency |
|---|---|---|---|---|
| Waiting time | minutes from call to boarding | ships cost money | p95 < 40–60 minutes | Weekly |
| Groundings | ships that touch ground | lives | 0 | Monthly |
| Reputation | what captains say | trust | as good as the neighbours | Yearly |

## 8) Technical Skills Required

### Must-have technical skills

- **Ship handling** (Critical): in any wind
- **Chart reading** (Important): paper and screen

### Good-to-have technical skills

- **Ice navigation** (Optional): two weeks a year

## 9) Soft Skills and Behavioral Capabilities

- **Calm**: speaks slower when it gets worse

## 10) Tools, Platforms, and Software

| Category | Tool / Platform | Primary use | Common / Optional / Context-specific |
|---|---|---|---|
| Radio | Sailor / Icom | talking to the bridge | Common |
| Charts | Chart reading | planning a passage | Optional |

## 11) Typical Tech Stack / Environment

### Infrastructure environment

- Two pilot boats and one tower.

## 12) Stakeholders and Collaboration Map

### Internal stakeholders

- Tower: order of the ships

### External stakeholders

- Captains: speed and course

### Escalation points

- Harbour master: storms

## 13) Decision Rights and Scope of Authority

### Can decide independently

- Speed in the channel

### Requires team approval

- Order of two large ships

### Requires manager/director/executive approval

- Closing the harbour

## 14) Required Experience and Qualifications

### Typical years of experience

- 8–12+ years at sea

### Certifications

- Master's ticket — Required
- Ice course — Optional

## 15) Career Path and Progression

### Common feeder roles into this role

- Captain / First Mate

### Next likely roles after this role

- Senior Engineer
- Harbour Master

### Adjacent career paths

- Sea Surveyor

### Skills needed for promotion

- Running the tower for a month

## 16) Risks, Challenges, and Failure Modes

### Common role challenges

- Fog without notice

### Business risks if this role is ineffective

- The harbour closes

## 17) Role Variants

### By company size

- Startup: one pilot for everything
- Large enterprise: one pilot for each basin

### Regulated vs non-regulated

- Regulated: every passage is filed

## 18) AI / Automation Impact on the Role

### Tasks that can be automated

- Tide tables

### Tasks that remain human-critical

- Talking a captain down

## 19) Hiring Evaluation Criteria

### What to assess in interviews

- Judgment in fog

### Red flags

- Never aborted an approach

### Scorecard

| Dimension | Weight | Meets bar | Excellent |
|---|---|---|---|
| Ship handling | High | berths cleanly | berths in a gale |
| Calm | Medium | keeps talking | makes others calm |

## 20) Final Role Scorecard Summary

| Item | Summary |
|---|---|
| Role title | Harbour Pilot |
| Top 10 technical skills | 1) Ship handling 2) Chart reading 3) Falconry |
| Main goals | no ship waits |
"""


def take_pilot(workspace: Workspace, page: str = HARBOUR_PILOT) -> RoleSheet:
    """Import the document and answer the rows of its role."""
    workspace.import_blueprints([("harbour-pilot.md", page.encode())])
    return workspace.role_sheet(pilot_id(workspace))


def pilot_id(workspace: Workspace) -> int:
    """The id of the role."""
    return workspace.organization.find(Role, "Harbour Pilot").id or 0


def write_pilot(folder: Path, page: str = HARBOUR_PILOT) -> Path:
    """The document as a file."""
    path = folder / "harbour-pilot.md"
    path.write_text(page, encoding="utf-8")
    return path
